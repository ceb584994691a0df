package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuneVerbTest {
    private static final String SCENARIO = """
            title: Three times the users
            tick: 2s
            services:
              web: {replicas: 2, cpu: 20ms, slots: 32, queue: 100, start-up: {provisioning: 5s, readiness: 10s}}
            load:
              service: web
              start: 60/s
              timeout: 5s
              stages: [{hold: {lasts: 2m}}, {ramp: {to: x3, over: 60s}}, {hold: {lasts: 2m}}, {ramp: {to: x1, over: 30s}},
                {hold: {lasts: 4m}}]
            policies:
              - file: hpa.yaml
            """;

    private static final String POLICY = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              minReplicas: 1 # kept by nobody
              maxReplicas: 3
              metrics:
                - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 95}}}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void writesThePatchTheCopyAndTheNumbers() throws IOException {
        Exit exit = tune("--candidates", "30", "--held-back", "3", "--keep", "behavior");
        assertEquals(Exit.HELD, exit, out + "\n" + err);
        assertTrue(out.toString().startsWith("TUNED"), out::toString);
        assertTrue(out.toString().contains("proof 1"), out::toString);
        String patch = Files.readString(folder.resolve("out/tuned.patch"));
        assertTrue(patch.startsWith("--- " + folder.resolve("hpa.yaml")), patch);
        assertTrue(Files.readString(folder.resolve("out/tuned/hpa.yaml")).contains("# kept by nobody"));
        assertTrue(Files.readString(folder.resolve("out/tuning.json")).contains("\"verdict\" : \"tuned\""));
        assertTrue(Files.readString(folder.resolve("out/front.csv")).startsWith("cost,pain,holds,fields\n"));
        assertEquals(POLICY, Files.readString(folder.resolve("hpa.yaml")), "the file itself is left alone");
    }

    @Test
    void refusesWhatMakesNoSense() throws IOException {
        assertEquals(Exit.BAD_INPUT, tune("--within", "soon"));
        assertTrue(err.toString().contains("--within must be a time such as 60s or 5m, was soon"), err::toString);
        assertEquals(Exit.BAD_INPUT, tune("--load-within", "900"));
        assertTrue(err.toString().contains("--load-within must be a percentage from 0 to 90, was 900"), err::toString);
        assertFalse(Files.exists(folder.resolve("out")), "nothing is written on bad input");
    }

    @Test
    void saysThatThereIsNothingToTune() throws IOException {
        assertEquals(Exit.BAD_INPUT, tune("--keep", "spec"));
        assertTrue(err.toString().contains("nothing to tune"), err::toString);
        assertFalse(Files.exists(folder.resolve("out")), "nothing is written on bad input");
    }

    private Exit tune(String... options) throws IOException {
        Files.writeString(folder.resolve("shop.yaml"), SCENARIO);
        Files.writeString(folder.resolve("hpa.yaml"), POLICY);
        List<String> words =
                new ArrayList<>(List.of("tune", "--out", folder.resolve("out").toString()));
        words.addAll(List.of(options));
        words.add(folder.resolve("shop.yaml").toString());
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, 100);
        return new Commands(List.of(new TuneVerb()), terminal, true).run(words.toArray(String[]::new));
    }
}
