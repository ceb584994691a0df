package dev.tenfold.rehearsal;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Writes small scenarios that no person would: up to three services in a row, any load, any faults, a queue before the
 * last of them, and too few nodes.
 */
final class RandomScenario {
    private static final List<String> NAMES = List.of("a", "b", "c");

    private final Random chance;
    private final int services;
    private final boolean users;
    private final boolean queue;
    private final boolean nodes;
    private final Set<String> cached = new HashSet<>();

    RandomScenario(Random chance) {
        this.chance = chance;
        services = 1 + chance.nextInt(NAMES.size());
        users = chance.nextBoolean();
        queue = chance.nextInt(3) == 0;
        nodes = chance.nextInt(3) == 0;
    }

    String text() {
        StringBuilder text = new StringBuilder("title: by chance\nlength: 150s\nseed: " + chance.nextInt(1000) + "\n");
        text.append("tick: ").append(oneOf("250ms", "1s", "700ms", "3s")).append("\nservices:\n");
        for (int i = 0; i < services; i++) {
            text.append(service(i));
        }
        if (queue) {
            text.append("queues: {q: {kind: %s}}\n"
                    .formatted(oneOf(
                            "kafka, partitions: 2",
                            "rabbitmq",
                            "rabbitmq, max-length: 50",
                            "sqs",
                            "sqs, redelivery: 5s")));
        }
        if (nodes) {
            text.append("nodes: {pool: {cores: 4, memory: 8Gi, max: 6, provisioning: %s, autoscaler: %s, %s}}\n"
                    .formatted(
                            oneOf("0s", "7s", "30s"),
                            oneOf("none", "cluster-autoscaler"),
                            "scale-down: {unneeded: 20s, delay-after-add: 20s}"));
        }
        text.append(load()).append("faults:\n");
        for (int i = chance.nextInt(4); i >= 0; i--) {
            text.append(fault());
        }
        return text.append("policies: [file: a-hpa.yaml]\n").toString();
    }

    private String service(int index) {
        boolean consumes = queue && index + 1 == services;
        String slots = consumes
                ? "consumes: q, " + oneOf("", "slots: 1, ", "slots: 7, ")
                : oneOf("", "slots: 5, queue: 0, ", "slots: 40, ", "slots: 20, queue: 500, ");
        slots += nodes ? "nodes: pool, " : "";
        slots += consumes ? "" : oneOf("", "", "max-connections: 20, ", "shed: {above: 60 %, of: cpu}, ");
        String timeout = oneOf("", ", timeout: 100ms", ", timeout: 3s");
        String calls = index + 1 == services
                ? ""
                : ", calls: [{service: %s, %s%s%s}]"
                        .formatted(NAMES.get(index + 1), oneOf("times: 1", "times: 0.3", "times: 4"), timeout, care());
        if (calls.contains("cache: ")) {
            cached.add(NAMES.get(index + 1));
        }
        return "  %s: {replicas: %d, cpu: %dms, latency: %sms, %scores: %s, termination-grace: %s, %s%s}\n"
                .formatted(
                        NAMES.get(index),
                        chance.nextInt(4),
                        chance.nextInt(30),
                        oneOf("0", "5", "300"),
                        slots,
                        oneOf("500m", "1", "3"),
                        oneOf("0s", "2s", "30s"),
                        "start-up: {provisioning: 1500ms, readiness: %s, cores: 1}".formatted(oneOf("0s", "4s", "40s")),
                        calls);
    }

    /** What a caller does about its call; mostly nothing. */
    private String care() {
        return oneOf(
                "",
                "",
                "",
                ", retry: {attempts: 4, jitter: full}",
                ", retry: {budget: 10 %, on: [error], back-off: 2s}, abandons: cancels",
                ", circuit-breaker: {within: 5s, open: 7s, probes: 2}, retry: {}",
                ", cache: {hits: 80 %, fills: 20s, where: replica}",
                ", connections: 3, connection-timeout: 1s");
    }

    private String load() {
        String start = chance.nextInt(120) + (users ? ", think: 200ms-2s" : "/s");
        String retry = oneOf("", "", ", retry: {jitter: decorrelated}", ", retry: {budget: 20 %}, abandons: cancels");
        return "load: {service: a, start: %s, timeout: %s%s, stages: [hold: {lasts: 40s}, %s, %s, hold: {lasts: 30s}]}\n"
                .formatted(start, oneOf("500ms", "5s", "60s"), retry, stage(), stage());
    }

    private String stage() {
        String to = oneOf("x5", chance.nextInt(400) + (users ? "" : "/s"), "x0");
        return oneOf(
                "ramp: {to: %s, over: 30s}".formatted(to),
                "step: {to: %s, lasts: 30s}".formatted(to),
                "spike: {to: %s, rise: 5s, lasts: 10s, fall: 5s}".formatted(to));
    }

    private String fault() {
        String kind = oneOf(
                "kind: kill-tier",
                "kind: kill-replicas, replicas: 1",
                "kind: errors, share: 30 %, lasts: 20s",
                "kind: cpu-stolen, share: 100 %, lasts: 20s, ramp: 10s",
                "kind: cpu-slowdown, factor: x4, lasts: 30s",
                "kind: added-latency, latency: 8s, lasts: 30s",
                "kind: retry-storm, retries: 3, lasts: 40s",
                "kind: flush-cache",
                "kind: latency-factor, factor: x20, lasts: 15s, ramp: 15s");
        String service = NAMES.get(chance.nextInt(services));
        kind = kind.equals("kind: flush-cache") && !cached.contains(service) ? "kind: kill-tier" : kind;
        String struck = oneOf("service: " + service + ", " + kind, kind(service));
        return "  - {at: %dms, %s}\n".formatted(1 + chance.nextInt(140_000), struck);
    }

    /** Those of the platform, and those that came with them. */
    private String kind(String service) {
        return oneOf(
                "kind: dependency-down, share: 60 %, lasts: 20s, service: " + service,
                "kind: cpu-spike, share: 80 %, lasts: 40s, every: 9s, burst: 3s, service: " + service,
                "kind: slow-start, factor: x3, lasts: 60s, service: " + service,
                "kind: provisioning-slow, factor: x3, lasts: 60s, target: " + service,
                "kind: provisioning-refused, lasts: 50s, target: " + (nodes ? "pool" : service),
                "kind: spot-interruption, share: 40 %, notice: 5s, drain: false, target: " + service,
                "kind: spot-interruption, share: 70 %, notice: 5s, target: " + (nodes ? "pool" : service),
                "kind: zeros, lasts: 60s",
                "kind: scrape-gap, failing: true, lasts: 30s");
    }

    private String oneOf(String... choices) {
        return choices[chance.nextInt(choices.length)];
    }
}
