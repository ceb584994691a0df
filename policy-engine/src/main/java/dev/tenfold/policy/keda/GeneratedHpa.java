package dev.tenfold.policy.keda;

import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.LabelSelector;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import dev.tenfold.policy.hpa.ScalingRules;
import dev.tenfold.policy.keda.trigger.TriggerSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The HorizontalPodAutoscaler that KEDA creates of a ScaledObject, which decides above one replica.
 *
 * @see <a href="https://github.com/kedacore/keda/blob/main/controllers/keda/hpa.go">controllers/keda/hpa.go</a>
 */
public final class GeneratedHpa {
    private static final String OWNER_LABEL = "scaledobject.keda.sh/name";
    private static final double MILLI = 1000;

    private GeneratedHpa() {}

    /**
     * The autoscaler.
     *
     * @param source asked only by triggers whose target stands elsewhere
     * @return empty while the scaling is paused, since KEDA deletes it then, and if no trigger says what to aim at
     */
    public static Optional<HpaSpec> of(ScaledObject object, TriggerSource source) {
        List<MetricSpec> metrics = metrics(object, source);
        if (object.annotations().pause() || metrics.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new HpaSpec(
                object.autoscalerName(),
                object.namespace(),
                "autoscaling/v2",
                object.target(),
                OptionalInt.of(object.replicas().hpaMinimum()),
                object.replicas().hpaMaximum(),
                metrics,
                behavior(object)));
    }

    private static List<MetricSpec> metrics(ScaledObject object, TriggerSource source) {
        ScalingModifiers modifiers = object.modifiers();
        List<MetricSpec> metrics = new ArrayList<>();
        for (TriggerSpec trigger : object.triggers()) {
            trigger.trigger()
                    .flatMap(each -> each.hpaMetric(source))
                    .filter(metric -> !modifiers.areUsed() || metric.type().equals("Resource"))
                    .ifPresent(metric -> metrics.add(labelled(object, metric)));
        }
        if (modifiers.areUsed() && modifiers.targetValue().isPresent()) {
            long milli = (long) (modifiers.targetValue().getAsDouble() * MILLI);
            MetricTarget target = modifiers.perReplica() ? MetricTarget.averageValue(milli) : MetricTarget.value(milli);
            metrics.add(labelled(object, new MetricSpec.External(ScalingModifiers.METRIC, Optional.empty(), target)));
        }
        metrics.sort(Comparator.comparing(MetricSpec::type));
        return metrics;
    }

    private static MetricSpec labelled(ScaledObject object, MetricSpec metric) {
        return metric instanceof MetricSpec.External external
                ? new MetricSpec.External(
                        external.metric(),
                        Optional.of(LabelSelector.ofLabels(Map.of(OWNER_LABEL, object.name()))),
                        external.target())
                : metric;
    }

    /** The behavior as written, with the directions disabled that an annotation pauses. */
    private static Optional<Behavior> behavior(ScaledObject object) {
        boolean noScaleIn = object.annotations().pauseScaleIn();
        boolean noScaleOut = object.annotations().pauseScaleOut();
        if (!noScaleIn && !noScaleOut) {
            return object.behavior();
        }
        Behavior written = object.behavior().orElse(new Behavior(Optional.empty(), Optional.empty()));
        return Optional.of(new Behavior(
                noScaleOut ? disabled(written.scaleUp()) : written.scaleUp(),
                noScaleIn ? disabled(written.scaleDown()) : written.scaleDown()));
    }

    private static Optional<ScalingRules> disabled(Optional<ScalingRules> written) {
        ScalingRules rules = written.orElse(ScalingRules.NONE);
        return Optional.of(new ScalingRules(
                rules.stabilizationWindowSeconds(), Optional.of("Disabled"), rules.policies(), rules.toleranceMilli()));
    }
}
