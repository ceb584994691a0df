package dev.tenfold.policy.nomad;

import java.util.Map;
import java.util.Objects;

/**
 * How a check comes from a metric to an action.
 *
 * @see <a href="https://developer.hashicorp.com/nomad/tools/autoscaling/plugins/strategy">Strategy plugins</a>
 */
public sealed interface Strategy permits TargetValueStrategy, ThresholdStrategy, Strategy.PassThrough, Strategy.Fixed {

    /**
     * Reads a strategy from its configuration.
     *
     * @param name {@code target-value}, {@code threshold}, {@code pass-through} or {@code fixed-value}
     * @param config its keys and texts
     * @throws StrategyError if it is not valid, or there is none of that name
     */
    static Strategy of(String name, Map<String, String> config) {
        return switch (name) {
            case "target-value" -> TargetValueStrategy.of(config);
            case "threshold" -> ThresholdStrategy.of(config);
            case "pass-through" -> new PassThrough();
            case "fixed-value" -> Fixed.of(config);
            default -> throw new StrategyError("unknown strategy `" + name + "`");
        };
    }

    /** As a policy names it. */
    String name();

    /** What it compares the metric with, as printed; empty if nothing. */
    String aim();

    /** Whether it needs a metric at all. */
    default boolean needsMetric() {
        return true;
    }

    /**
     * What is to be done.
     *
     * @param count at present
     * @param metrics values of the query window, oldest first; at least one
     */
    ScalingAction decide(long count, double... metrics);

    /** {@code pass-through}: the newest value is the count. */
    record PassThrough() implements Strategy {
        @Override
        public String name() {
            return "pass-through";
        }

        @Override
        public String aim() {
            return "";
        }

        @Override
        public ScalingAction decide(long count, double... metrics) {
            return ScalingAction.between(count, (long) metrics[metrics.length - 1]);
        }
    }

    /**
     * {@code fixed-value}: always the same count.
     *
     * @param value that count
     */
    record Fixed(long value) implements Strategy {
        private static Fixed of(Map<String, String> config) {
            String text = new StrategyConfig(config)
                    .text("value")
                    .orElseThrow(() -> new StrategyError("missing required field `value`"));
            return new Fixed(StrategyConfig.integer(text)
                    .orElseThrow(() -> new StrategyError("invalid value for `value`: " + text + " (string)")));
        }

        @Override
        public String name() {
            return "fixed-value";
        }

        @Override
        public String aim() {
            return Objects.toString(value);
        }

        @Override
        public boolean needsMetric() {
            return false;
        }

        @Override
        public ScalingAction decide(long count, double... metrics) {
            return ScalingAction.between(count, value);
        }
    }
}
