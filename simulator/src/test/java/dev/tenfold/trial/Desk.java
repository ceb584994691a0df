package dev.tenfold.trial;

import dev.tenfold.document.BadInput;
import dev.tenfold.policy.file.PolicyFormats;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder with the files of small scenarios. */
record Desk(Path folder) {
    /** One core serves 100 requests/s, nothing scales, and one percent of errors is allowed. */
    static final String ONE_CORE = """
            title: one core
            services:
              web:
                replicas: 1
                cpu: 10ms
                cores: 1
                slots: 4
                queue: 200
            load:
              service: web
              start: 10/s
              stages: [{hold: {lasts: 20m}}]
            expect: {errors: 1 %}
            """;

    /** Twenty minutes of a crowd under an autoscaler. */
    static final String CROWD = """
            title: a crowd
            services:
              web:
                replicas: 2
                cpu: 20ms # a guess
                cores: 1
                slots: 64
                queue: 200
                start-up: {provisioning: 2s, readiness: 10s}
            load:
              service: web
              start: 40/s
              stages:
                - hold: {lasts: 2m}
                - ramp: {to: x4, over: 2m}
                - hold: {lasts: 6m}
                - ramp: {to: x1, over: 1m}
                - hold: {lasts: 9m}
            policies: [{file: hpa.yaml}]
            """;

    private static final String HPA = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              minReplicas: 2
              maxReplicas: 20
              metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}]
            """;

    /** Reads a scenario with values set. */
    Manuscript manuscript(String scenario, String... overrides) {
        try {
            Files.writeString(folder.resolve("hpa.yaml"), HPA);
            Path file = Files.writeString(folder.resolve("scenario.yaml"), scenario);
            return Manuscript.of(file, PolicyFormats.uncached(), List.of(overrides));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BadInput e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }
}
