package dev.tenfold.policy.keda;

import dev.tenfold.policy.hpa.Measurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What KEDA tells the autoscaler that it created. Each request asks the triggers anew, unless their metrics are cached;
 * a trigger that fails counts towards the fallback here as it does at a poll.
 *
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scaling/scale_handler.go">scale_handler.go,
 *     GetScaledObjectMetrics</a>
 */
public final class KedaMetrics {
    private final ScaledObject object;
    private final TriggerWatch watch;

    KedaMetrics(ScaledObject object, TriggerWatch watch) {
        this.object = object;
        this.watch = watch;
    }

    /**
     * The series of an external metric.
     *
     * @param metric its name, such as {@code s0-prometheus}
     * @param view what KEDA sees
     * @param nowNanos the moment, nanoseconds since the rehearsal's start
     * @return empty if the request fails; without series if a formula does not work out
     */
    public Optional<List<Measurement>> answer(String metric, KedaView view, long nowNanos) {
        if (watch.formula().isPresent()) {
            return metric.equals(ScalingModifiers.METRIC) ? composite(view, nowNanos) : Optional.empty();
        }
        int index = watch.indexOf(metric);
        return index < 0 ? Optional.empty() : series(watch.forAutoscaler(index, view, nowNanos));
    }

    private static Optional<List<Measurement>> series(TriggerFinding finding) {
        return finding.metricMilli().isPresent()
                ? Optional.of(List.of(new Measurement(finding.metricMilli().getAsLong(), finding.atNanos())))
                : Optional.empty();
    }

    private Optional<List<Measurement>> composite(KedaView view, long nowNanos) {
        List<TriggerFinding> findings = new ArrayList<>();
        for (int i = 0; i < object.triggers().size(); i++) {
            findings.add(watch.forAutoscaler(i, view, nowNanos));
        }
        if (findings.stream().anyMatch(TriggerFinding::failed)) {
            return Optional.empty();
        }
        Composite composite = watch.composite(findings).orElseThrow();
        return composite.milli().isPresent()
                ? Optional.of(List.of(new Measurement(composite.milli().getAsLong(), nowNanos)))
                : Optional.of(List.of());
    }
}
