package dev.tenfold.rehearsal;

import dev.tenfold.document.BadInput;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder in which a test writes a scenario and its policies as a user would, and has them read. */
record Sandbox(Path folder) {

    /** Writes a HorizontalPodAutoscaler on CPU utilization. */
    Sandbox hpa(String service, int least, int most, int percent, String behavior) {
        return file(service + "-hpa.yaml", """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: %1$s}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: %1$s}
                  minReplicas: %2$d
                  maxReplicas: %3$d
                  metrics:
                    - type: Resource
                      resource: {name: cpu, target: {type: Utilization, averageUtilization: %4$d}}
                %5$s
                """.formatted(service, least, most, percent, behavior));
    }

    Sandbox file(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a scenario that is known to be good. */
    Script script(String scenario) {
        file("scenario.yaml", scenario);
        return read(folder.resolve("scenario.yaml"), List.of());
    }

    /** Rehearses a scenario under its policies. */
    History rehearse(String scenario) {
        return rehearse(script(scenario));
    }

    static History rehearse(Script script) {
        return Rehearsal.ofPolicies(script).run(share -> {});
    }

    static Script read(Path file, List<String> overrides) {
        try {
            return ScenarioReader.read(file, overrides);
        } catch (BadInput e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** The folder of the scenarios that are shipped. */
    static Path shipped() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("scenarios"))) {
            folder = folder.getParent();
        }
        return folder.resolve("scenarios");
    }
}
