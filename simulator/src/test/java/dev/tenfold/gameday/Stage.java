package dev.tenfold.gameday;

import dev.tenfold.document.BadInput;
import dev.tenfold.inject.Family;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.rehearsal.Outside;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A scenario with an autoscaler and an alert, and ways to play it. */
final class Stage {
    static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    static final Map<String, String> MARKER = Map.of("tenfold_game_day", "test-1");

    private static final String SCENARIO = """
            title: shop
            services:
              web: {replicas: 3, cpu: 20ms, latency: 10ms, slots: 64, start-up: {provisioning: 4s, readiness: 8s}}
            load:
              service: web
              start: 100/s
              stages: [hold: {lasts: 1m}, ramp: {to: x4, over: 30s}, hold: {lasts: 3m}]
            policies: [file: web-hpa.yaml, file: alerts.yaml]
            """;

    private static final String HPA = """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              minReplicas: 3
              maxReplicas: 20
              metrics:
                - type: Resource
                  resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}
            """;

    private static final String ALERTS = """
            groups:
              - name: web
                interval: 5s
                rules:
                  - alert: WebIsBusy
                    expr: sum(rate(http_requests_total{service="web"}[30s])) > 250
                    for: 10s
            """;

    private Stage() {}

    /** The scenario, with lines added. */
    static Script script(Path folder, String more, String... overrides) {
        try {
            Files.writeString(folder.resolve("web-hpa.yaml"), HPA);
            Files.writeString(folder.resolve("alerts.yaml"), ALERTS);
            Files.writeString(folder.resolve("shop.yaml"), SCENARIO + more);
            return ScenarioReader.read(folder.resolve("shop.yaml"), List.of(overrides));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BadInput e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static Instant start(Script script) {
        return ScenarioCourse.Settings.of(script).start();
    }

    static ScenarioCourse course(Script script) {
        return new ScenarioCourse(script, ScenarioCourse.Settings.of(script), Logbook.none());
    }

    /** One whose replicas a platform has. */
    static ScenarioCourse readBack(Script script, String... services) {
        ScenarioCourse.Settings settings = ScenarioCourse.Settings.of(script);
        Outside outside = new Outside(Set.of(services), false);
        return new ScenarioCourse(
                script, new ScenarioCourse.Settings(settings.step(), settings.start(), outside, false), Logbook.none());
    }

    /** The values of a metric, by all labels but its name and the marker. */
    static Map<String, Double> values(Snapshot snapshot, String name) {
        Map<String, Double> values = new TreeMap<>();
        for (Family family : snapshot.families()) {
            for (Family.Reading reading : family.readings()) {
                if (reading.labels().name().equals(name)) {
                    values.put(
                            reading.labels()
                                    .withoutName()
                                    .with("tenfold_game_day", "")
                                    .toString(),
                            reading.value());
                }
            }
        }
        return values;
    }

    static double sum(Snapshot snapshot, String name) {
        return values(snapshot, name).values().stream()
                .mapToDouble(value -> value)
                .sum();
    }

    static Snapshot at(ScenarioCourse course, int seconds) {
        course.advanceTo(Duration.ofSeconds(seconds));
        return course.snapshot(BEGIN.plusSeconds(seconds), MARKER);
    }
}
