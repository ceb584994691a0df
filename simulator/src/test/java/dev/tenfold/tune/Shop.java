package dev.tenfold.tune;

import dev.tenfold.document.BadInput;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import dev.tenfold.trial.Trials;
import dev.tenfold.trial.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A shop with one service that four times its users come to for two minutes, in files of its own.
 *
 * @param folder where its files lie
 * @param scenario the scenario's file
 */
record Shop(Path folder, Path scenario) implements Source {
    private static final String SCENARIO = """
            title: Four times the users
            tick: 2s
            services:
              web:
                replicas: 3
                cpu: 20ms
                latency: 10ms
                slots: 32
                queue: 100
                start-up: {provisioning: %s, readiness: 10s}
            load:
              service: web
              start: 80/s
              timeout: 5s
              stages:
                - hold: {lasts: 2m}
                - ramp: {to: x4, over: %s}
                - hold: {lasts: 2m}
                - ramp: {to: x1, over: 30s}
                - hold: {lasts: 7m}
            metrics:
              presets: [kubernetes, prometheus-client, cloudwatch]
            policies:
              - {file: %s, service: web}
            """;

    static final String AUTOSCALER = """
            # of team storefront
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              minReplicas: 1 # too few
              maxReplicas: 4
              metrics:
                - type: Resource
                  resource: {name: cpu, target: {type: Utilization, averageUtilization: 95}}
              behavior:
                scaleDown:
                  stabilizationWindowSeconds: 60
            """;

    /** A shop whose replicas take so long to run, and whose users so long to come, under a policy. */
    static Shop in(Path folder, String provisioning, String rise, String policy) {
        return in(folder, provisioning, rise, "policy.yaml", policy);
    }

    /** The same with the policy in a file of that name. */
    static Shop in(Path folder, String provisioning, String rise, String file, String policy) {
        try {
            Files.writeString(folder.resolve(file), policy);
            Path scenario = folder.resolve("shop.yaml");
            Files.writeString(scenario, SCENARIO.formatted(provisioning, rise, file));
            return new Shop(folder, scenario);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public int count() {
        return 1;
    }

    @Override
    public Script read(int index, List<String> overrides) {
        try {
            return ScenarioReader.read(scenario, overrides);
        } catch (BadInput wrong) {
            throw new Misfit(wrong.getMessage());
        }
    }

    /** A tuner of the shop that leaves some fields alone. */
    Tuner tuner(int candidates, int heldBack, Latitude latitude, int threads, String... kept) {
        Wish wish = new Wish(1, Allowance.of(candidates), heldBack, latitude, List.of(kept), false);
        return new Tuner(this, wish, new Trials(new Workers(threads)), step -> {});
    }
}
