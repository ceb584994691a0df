package dev.tenfold.policy.azure;

import dev.tenfold.policy.Figure;
import dev.tenfold.policy.Move.Reading;
import dev.tenfold.policy.azure.Flapping.ScaleOut;
import dev.tenfold.policy.azure.ScaleAction.Direction;
import java.time.Duration;
import java.util.Arrays;

/** A rule with the value that it sees at one run of the engine; NaN where the metric cannot be read. */
record RuleReading(AutoscaleRule rule, double value, int instances) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    static RuleReading of(AutoscaleRule rule, ScaleSetView view, int instances, long nowNanos) {
        int minutes = Math.toIntExact(Math.max(1, rule.trigger().timeWindow().toMinutes()));
        double[] samples = Arrays.stream(view.samples(rule.metric(), rule.resource(), nowNanos, minutes))
                .filter(sample -> !Double.isNaN(sample))
                .toArray();
        return new RuleReading(rule, rule.trigger().value(samples, MINUTE, instances), instances);
    }

    boolean readable() {
        return !Double.isNaN(value);
    }

    boolean triggered() {
        return rule.trigger().isTriggeredBy(value);
    }

    boolean goes(Direction direction) {
        return rule.action().direction() == direction;
    }

    int result() {
        return rule.action().applyTo(instances);
    }

    /** What would scale out again at fewer instances, since each then had more of the same load. */
    ScaleOut asLoad() {
        return new ScaleOut(
                value * instances, rule.trigger().operation(), rule.trigger().threshold());
    }

    RuleSet.Rule asRule() {
        return new RuleSet.Rule(rule.action(), triggered());
    }

    Reading asReading() {
        return new Reading(rule.metric(), Figure.of(value), comparison(), 0);
    }

    String words() {
        return rule.metric() + " is " + Figure.of(value) + ", " + comparison();
    }

    private String comparison() {
        return rule.trigger().operation().text() + " "
                + Figure.of(rule.trigger().threshold());
    }
}
