package dev.tenfold.policy.keda;

import static dev.tenfold.policy.keda.SmallWorld.SECOND;
import static dev.tenfold.policy.keda.SmallWorld.object;
import static dev.tenfold.policy.keda.SmallWorld.trigger;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.hpa.Cluster;
import dev.tenfold.policy.hpa.HpaController;
import dev.tenfold.policy.hpa.HpaSettings;
import dev.tenfold.policy.hpa.LabelSelector;
import dev.tenfold.policy.hpa.Measurement;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.Pod;
import dev.tenfold.policy.hpa.PodSample;
import dev.tenfold.policy.hpa.ResourceSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** KEDA and the autoscaler that it creates, each on its own clock: 30 s and 15 s. */
class KedaWithHpaTest {
    private final SmallWorld world = new SmallWorld().at(0);
    private KedaController keda;
    private long nowNanos;

    @Test
    void kedaWakesTheTargetAndTheAutoscalerTakesOverFromThere() {
        // A list of 45 against 10 per replica; KEDA polls at 0 s, 30 s, ..., the autoscaler at 5 s, 20 s, ...
        ScaledObject object = object("cooldownPeriod: 60\ntriggers:\n" + trigger("a"));
        try (PolicySession session = PolicySession.open()) {
            keda = new KedaController(object, 0, session);
            HpaController hpa =
                    new HpaController(GeneratedHpa.of(object, world).orElseThrow(), HpaSettings.DEFAULTS, session);
            List<String> seen = new ArrayList<>();
            for (long second = 0; second <= 450; second += 5) {
                nowNanos = second * SECOND;
                world.list("a", second >= 30 && second < 90 ? 45 : 0);
                int before = world.replicas.orElseThrow();
                if (second % 30 == 0) {
                    keda.poll(world, nowNanos);
                }
                if (second % 15 == 5) {
                    hpa.reconcile(cluster, nowNanos);
                }
                int after = world.replicas.orElseThrow();
                if (before != after) {
                    seen.add(second + " s: " + after);
                }
            }
            // Without a behavior the autoscaler goes from 1 to 4 at most in one sync, and to 5 in the next.
            // 60 s is the last active poll; at 120 s exactly the cooldown of 60 s has passed, which is not enough.
            assertEquals(List.of("30 s: 1", "35 s: 4", "50 s: 5", "150 s: 0"), seen);
        }
    }

    private final Cluster cluster = new Cluster() {
        @Override
        public Optional<Scale> scale() {
            int replicas = world.replicas.orElseThrow();
            return Optional.of(new Scale(replicas, replicas, "app=web"));
        }

        @Override
        public List<Pod> pods(LabelSelector selector) {
            return List.of();
        }

        @Override
        public List<LabelSelector> otherAutoscalers() {
            return List.of();
        }

        @Override
        public Optional<List<ResourceSample>> resourceSamples() {
            return Optional.empty();
        }

        @Override
        public Optional<List<PodSample>> podSamples(MetricSpec.Pods metric) {
            return Optional.empty();
        }

        @Override
        public Optional<Measurement> measurement(MetricSpec.ObjectMetric metric) {
            return Optional.empty();
        }

        @Override
        public Optional<List<Measurement>> measurements(MetricSpec.External metric) {
            return keda.metrics().answer(metric.metric(), world, nowNanos);
        }

        @Override
        public Write write(int replicas) {
            return world.scaleTo(replicas) ? Write.DONE : Write.FAILED;
        }
    };
}
