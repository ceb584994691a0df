package dev.tenfold.policy.emit;

import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.HpaSpec.ScaleTarget;
import dev.tenfold.policy.hpa.LabelSelector;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import dev.tenfold.policy.hpa.ScalingRules;
import dev.tenfold.policy.hpa.ScalingRules.ScalingPolicy;
import dev.tenfold.policy.keda.Fallback;
import dev.tenfold.policy.keda.FallbackBehavior;
import dev.tenfold.policy.keda.PollTiming;
import dev.tenfold.policy.keda.ReplicaBounds;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.keda.ScalingAnnotations;
import dev.tenfold.policy.keda.ScalingModifiers;
import dev.tenfold.policy.keda.TriggerSpec;
import dev.tenfold.policy.manifest.TriggerValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

/** Policies of Kubernetes that somebody might write, drawn by a seed. */
public final class RandomPolicies {
    private static final List<String> WORDS = List.of(
            "web", "api", "orders-v2", "on", "true", "1e3", "0x1f", "10", "a: b", "x #y", "2024-01-01", "*", "-");

    private final Random random;

    public RandomPolicies(long seed) {
        this.random = new Random(seed);
    }

    public HpaSpec hpa() {
        int least = random.nextInt(1, 10);
        List<MetricSpec> metrics = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            metrics.add(metric());
        }
        return new HpaSpec(
                "web-" + random.nextInt(100),
                maybe(() -> "shop"),
                "autoscaling/v2",
                new ScaleTarget(maybe(() -> "apps/v1"), "Deployment", "web"),
                random.nextBoolean() ? OptionalInt.of(least) : OptionalInt.empty(),
                least + random.nextInt(100),
                metrics,
                maybe(this::behavior));
    }

    private MetricSpec metric() {
        MetricTarget average = MetricTarget.averageValue(amount());
        return switch (random.nextInt(5)) {
            case 0 -> new MetricSpec.Resource("cpu", MetricTarget.utilization(random.nextInt(1, 100)));
            case 1 -> new MetricSpec.ContainerResource("memory", "app", average);
            case 2 -> new MetricSpec.Pods(word(), maybe(this::selector), average);
            case 3 ->
                new MetricSpec.ObjectMetric(
                        "requests",
                        maybe(this::selector),
                        new ScaleTarget(maybe(() -> "networking.k8s.io/v1"), "Ingress", "main"),
                        MetricTarget.value(amount()));
            default -> new MetricSpec.External("queue_length", maybe(this::selector), average);
        };
    }

    private long amount() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(1, 5000);
            case 1 -> 1000L * random.nextInt(1, 5000);
            case 2 -> 1000L * (1L << 20) * random.nextInt(1, 4096);
            default -> 1000L * (1L << 30) * random.nextInt(1, 16);
        };
    }

    private LabelSelector selector() {
        Map<String, String> labels = new LinkedHashMap<>();
        int count = random.nextInt(1, 4);
        for (int i = 0; i < count; i++) {
            labels.put("label" + random.nextInt(10), word());
        }
        return LabelSelector.ofLabels(labels);
    }

    public Behavior behavior() {
        return new Behavior(maybe(this::rules), maybe(this::rules));
    }

    private ScalingRules rules() {
        return new ScalingRules(
                random.nextBoolean() ? OptionalInt.of(random.nextInt(3601)) : OptionalInt.empty(),
                maybe(() -> List.of("Max", "Min", "Disabled").get(random.nextInt(3))),
                maybe(this::policies),
                random.nextBoolean() ? OptionalLong.of(random.nextInt(500)) : OptionalLong.empty());
    }

    private List<ScalingPolicy> policies() {
        List<ScalingPolicy> policies = new ArrayList<>();
        int count = random.nextInt(1, 3);
        for (int i = 0; i < count; i++) {
            policies.add(new ScalingPolicy(
                    random.nextBoolean() ? "Pods" : "Percent", random.nextInt(1, 200), random.nextInt(1, 1801)));
        }
        return policies;
    }

    public ScaledObject scaledObject() {
        List<TriggerSpec> triggers = new ArrayList<>();
        int count = random.nextInt(1, 4);
        for (int i = 0; i < count; i++) {
            triggers.add(trigger(i));
        }
        int least = random.nextInt(1, 10);
        return new ScaledObject(
                "orders-" + random.nextInt(100),
                maybe(() -> "shop"),
                "keda.sh/v1alpha1",
                random.nextBoolean()
                        ? ScalingAnnotations.NONE
                        : new ScalingAnnotations(Map.of(ScalingAnnotations.PAUSED, "false")),
                new ScaleTarget(Optional.empty(), "Deployment", "orders"),
                new ReplicaBounds(
                        OptionalInt.of(least),
                        OptionalInt.of(least + random.nextInt(50)),
                        random.nextBoolean() ? OptionalInt.of(0) : OptionalInt.empty()),
                new PollTiming(
                        OptionalInt.of(random.nextInt(1, 60)),
                        random.nextBoolean() ? OptionalInt.of(random.nextInt(600)) : OptionalInt.empty(),
                        OptionalInt.empty()),
                maybe(() -> new Fallback(
                        random.nextInt(1, 5),
                        random.nextInt(1, 9),
                        random.nextBoolean() ? FallbackBehavior.STATIC : FallbackBehavior.CURRENT_REPLICAS)),
                random.nextInt(4) > 0
                        ? ScalingModifiers.NONE
                        : new ScalingModifiers("a + 1", "5", "", random.nextBoolean() ? "AverageValue" : ""),
                maybe(this::behavior),
                maybe(() -> "own-hpa"),
                triggers);
    }

    private TriggerSpec trigger(int index) {
        if (random.nextInt(3) == 0) {
            return TriggerValues.cron(
                    index,
                    "Europe/Berlin",
                    "0 " + random.nextInt(12) + " * * 1-5",
                    "30 18 * * 1-5",
                    random.nextInt(1, 40));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("serverAddress", "http://prometheus:9090");
        metadata.put(
                "query",
                random.nextBoolean()
                        ? "sum(rate(http_requests_total{app=\"web\"}[1m]))"
                        : "sum(\n  rate(http_requests_total{app=\"web\"}[1m])\n)" + (random.nextBoolean() ? "\n" : ""));
        metadata.put("threshold", String.valueOf(random.nextInt(1, 1000)));
        if (random.nextBoolean()) {
            metadata.put("activationThreshold", "0.5");
        }
        return TriggerValues.of(
                index,
                "prometheus",
                maybe(() -> "t" + index),
                maybe(() -> "AverageValue"),
                metadata,
                random.nextInt(4) == 0);
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextBoolean() ? Optional.of(value.get()) : Optional.empty();
    }
}
