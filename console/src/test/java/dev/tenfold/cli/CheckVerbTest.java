package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckVerbTest {
    private static final String AUTOSCALER = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              minReplicas: 2
              maxReplicas: 10
              metrics:
                - type: Resource
                  resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}
            """;
    private static final String SCENARIO = """
            title: A calm minute
            services: {web: {cpu: 100ms, cores: 1, replicas: 2}}
            load: {service: web, start: 10/s, stages: [hold: {lasts: 60s}]}
            policies: [file: web-hpa.yaml]
            """;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Exit run(String... words) {
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, 100);
        return new Commands(Main.verbs(), terminal, false).run(words);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    @Test
    void aPolicyAndAScenarioAreToldApartAndUnderstood() throws IOException {
        String policy = file("web-hpa.yaml", AUTOSCALER);
        String scenario = file("calm.yaml", SCENARIO);
        assertEquals(Exit.HELD, run("check", policy, scenario), err::toString);
        assertTrue(out.toString().contains("keeps Deployment web at 2 to 10 replicas"), out::toString);
        assertTrue(out.toString().contains(scenario + ": A calm minute"), out::toString);
        assertEquals("", err.toString());
    }

    @Test
    void aFileThatCannotBeReadDoesNotHideThoseAfterIt() throws IOException {
        String missing = directory.resolve("missing.yaml").toString();
        String policy = file("web-hpa.yaml", AUTOSCALER);
        String template = file("template.yaml", AUTOSCALER.replace("name: web}", "name: {{ .Release.Name }}}"));
        assertEquals(Exit.BAD_INPUT, run("check", missing, directory.toString(), template, policy));
        assertTrue(out.toString().contains("keeps Deployment web"), out::toString);
        assertEquals(
                missing + " does not exist", err.toString().lines().findFirst().orElse(""));
        assertTrue(err.toString().contains(directory + " is a folder, not a file"), err::toString);
        assertTrue(err.toString().contains(template + ":3: "), err::toString);
    }

    /** Whatever a warning quotes, and in whichever of a policy's files it is, it is told beside its line. */
    @Test
    void warningsOfAPolicyInTwoFilesStandBesideTheLinesOfEach() throws IOException {
        file(
                "groups.json",
                "{\"AutoScalingGroups\":\n[{\"AutoScalingGroupName\": \"web\", \"MinSize\": 2, \"MaxSize\": 9}]}");
        String policies =
                "{\"ScalingPolicies\": [\n{\"AutoScalingGroupName\": \"web\", \"PolicyName\": \"up, line 9: x\","
                        + " \"PolicyType\": \"SimpleScaling\", \"AdjustmentType\": \"ChangeInCapacity\", \"ScalingAdjustment\": 1}]}";
        file("policies.json", policies);
        String scenario = SCENARIO.replace("[file: web-hpa.yaml]", "[{file: groups.json}, {file: policies.json}]");
        run("check", "--format", "annotations", file("two.yaml", scenario));
        String told = out.toString();
        assertTrue(
                told.contains("policies.json,line=2,title=Doubtful::no alarm of these files invokes up, line 9"), told);
    }

    @Test
    void quietPrintsOnlyWhatIsWrong() throws IOException {
        assertEquals(Exit.HELD, run("check", "--quiet", file("web-hpa.yaml", AUTOSCALER)));
        assertEquals("", out.toString() + err);
    }

    @Test
    void aPolicyThatTheApiServerWouldRefuseIsBadInput() throws IOException {
        String upsideDown = file("web-hpa.yaml", AUTOSCALER.replace("minReplicas: 2", "minReplicas: 20"));
        assertEquals(Exit.BAD_INPUT, run("check", upsideDown));
    }
}
