package dev.tenfold.policy.keda;

import dev.tenfold.policy.keda.TriggerFinding.Kind;
import dev.tenfold.policy.keda.formula.Formula;
import dev.tenfold.policy.keda.formula.FormulaError;
import dev.tenfold.policy.keda.trigger.MetricType;
import dev.tenfold.policy.keda.trigger.Observation;
import dev.tenfold.policy.keda.trigger.Trigger;
import dev.tenfold.policy.keda.trigger.TriggerMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * The triggers of one ScaledObject and what KEDA keeps of them: how often each failed in a row, which polls and
 * requests of the autoscaler count alike, and what the last poll found.
 *
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/fallback/fallback.go">fallback.go</a>
 */
final class TriggerWatch {
    private final ScaledObject object;
    private final Optional<Formula> formula;
    private final List<TriggerMemory> memories;
    private final List<TriggerFinding> last = new ArrayList<>();
    private final int[] failures;
    /** What each is called, and its metric, empty where it has none: put together once, and asked for at every look. */
    private final String[] called;

    private final String[] metrics;
    private final double[] activations;

    TriggerWatch(ScaledObject object, List<Integer> failures) {
        this.object = object;
        this.formula = formula(object);
        this.memories =
                object.triggers().stream().map(trigger -> new TriggerMemory()).toList();
        this.failures = new int[object.triggers().size()];
        for (int i = 0; i < Math.min(failures.size(), this.failures.length); i++) {
            this.failures[i] = failures.get(i);
        }
        called = new String[this.failures.length];
        metrics = new String[called.length];
        activations = new double[called.length];
        for (int i = 0; i < called.length; i++) {
            TriggerSpec spec = object.triggers().get(i);
            called[i] = spec.called();
            metrics[i] = spec.trigger().map(Trigger::metricName).orElse("");
            activations[i] = spec.trigger().map(Trigger::activationThreshold).orElse(0.0);
        }
    }

    private static Optional<Formula> formula(ScaledObject object) {
        try {
            return object.modifiers().areUsed()
                    ? Optional.of(object.modifiers().compiled(object.formulaNames()))
                    : Optional.empty();
        } catch (FormulaError refused) {
            throw new IllegalArgumentException("KEDA refuses the formula: " + refused.getMessage(), refused);
        }
    }

    /** Asks every trigger, and keeps what it says for those whose metrics are cached. */
    List<TriggerFinding> poll(KedaView view, long nowNanos) {
        last.clear();
        for (int i = 0; i < failures.length; i++) {
            last.add(ask(i, view, nowNanos));
        }
        return List.copyOf(last);
    }

    /** What the autoscaler is told of a trigger: what the last poll found if it is cached, else what it says now. */
    TriggerFinding forAutoscaler(int index, KedaView view, long nowNanos) {
        boolean cached = object.triggers().get(index).useCachedMetrics() && index < last.size();
        return cached ? recount(index, last.get(index), view) : ask(index, view, nowNanos);
    }

    /** The formula, if there is one. */
    Optional<Formula> formula() {
        return formula;
    }

    /** What the triggers come to under the formula, if there is one. */
    Optional<Composite> composite(List<TriggerFinding> findings) {
        return formula.map(compiled -> Composite.of(object, compiled, findings));
    }

    /** Whether some trigger failed too often. */
    boolean fallsBack() {
        return object.fallbackInForce()
                .filter(fallback -> IntStream.of(failures).anyMatch(fallback::isExceeded))
                .isPresent();
    }

    /** How often each trigger failed in a row. */
    List<Integer> failures() {
        return IntStream.of(failures).boxed().toList();
    }

    /** The index of the trigger with a metric; -1 if there is none. */
    int indexOf(String metric) {
        return metric.isEmpty() ? -1 : Arrays.asList(metrics).indexOf(metric);
    }

    private TriggerFinding ask(int index, KedaView view, long nowNanos) {
        TriggerSpec spec = object.triggers().get(index);
        if (spec.isResource()) {
            return new TriggerFinding(
                    called[index],
                    "",
                    Kind.RESOURCE,
                    OptionalDouble.empty(),
                    OptionalLong.empty(),
                    0,
                    false,
                    0,
                    "",
                    nowNanos);
        }
        Observation seen = spec.trigger()
                .map(trigger -> trigger.observe(view.source(), memories.get(index), view.calendar()))
                .orElse(new Observation(OptionalDouble.empty(), false, "KEDA refuses it as it is written"));
        return seen.isError() ? failed(index, spec, seen.error(), view, nowNanos) : measured(index, seen, nowNanos);
    }

    private TriggerFinding measured(int index, Observation seen, long nowNanos) {
        failures[index] = 0;
        return new TriggerFinding(
                called[index],
                metrics[index],
                Kind.MEASURED,
                seen.value(),
                OptionalLong.of(seen.milli()),
                activations[index],
                seen.active(),
                0,
                "",
                nowNanos);
    }

    /** A cached finding counts for its trigger's failures like a fresh one. */
    private TriggerFinding recount(int index, TriggerFinding cached, KedaView view) {
        TriggerSpec spec = object.triggers().get(index);
        if (cached.error().isEmpty()) {
            failures[index] = 0;
            return cached;
        }
        return failed(index, spec, cached.error(), view, cached.atNanos());
    }

    private TriggerFinding failed(int index, TriggerSpec spec, String error, KedaView view, long atNanos) {
        Optional<Fallback> fallback = object.fallbackInForce();
        // Without a fallback KEDA does not count.
        failures[index] += fallback.isPresent() ? 1 : 0;
        int count = failures[index];
        OptionalLong metric = OptionalLong.empty();
        Kind kind = Kind.FAILED;
        if (fallback.filter(each -> each.makesNil(count)).isPresent()) {
            kind = Kind.NIL;
        } else if (fallback.filter(each -> each.isExceeded(count)).isPresent()) {
            metric = fallbackMetric(spec, fallback.get(), view);
            kind = metric.isPresent() ? Kind.FALLBACK : Kind.FAILED;
        }
        return new TriggerFinding(
                called[index],
                metrics[index],
                kind,
                OptionalDouble.empty(),
                metric,
                0,
                kind == Kind.FALLBACK,
                count,
                error,
                atNanos);
    }

    private OptionalLong fallbackMetric(TriggerSpec spec, Fallback fallback, KedaView view) {
        if (view.replicas().isEmpty() && fallback.behavior() != FallbackBehavior.STATIC) {
            return OptionalLong.empty();
        }
        ScalingModifiers modifiers = object.modifiers();
        boolean perReplica = modifiers.areUsed()
                ? modifiers.perReplica()
                : spec.trigger()
                        .filter(trigger -> trigger.id().metricType() == MetricType.VALUE)
                        .isEmpty();
        OptionalDouble target = modifiers.areUsed()
                ? modifiers.targetValue()
                : spec.trigger().map(Trigger::threshold).orElse(OptionalDouble.empty());
        return target.isEmpty()
                ? OptionalLong.empty()
                : fallback.metricMilli(
                        target.getAsDouble(), view.replicas().orElse(0), perReplica, view.readyReplicas());
    }
}
