package dev.tenfold.policy.nomad;

import dev.tenfold.policy.Figure;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code threshold}: acts when enough points of a metric are within bounds.
 *
 * @param lowerBound inside
 * @param upperBound outside
 * @param withinBoundsTrigger how many points must be within the bounds
 * @param step what is done then
 * @see <a href=
 *     "https://github.com/hashicorp/nomad-autoscaler/blob/main/plugins/builtin/strategy/threshold/plugin/plugin.go">
 *     threshold/plugin.go</a>
 */
public record ThresholdStrategy(double lowerBound, double upperBound, long withinBoundsTrigger, Step step)
        implements Strategy {
    private static final long DEFAULT_TRIGGER = 5;
    private static final String LOWER = "lower_bound";
    private static final String UPPER = "upper_bound";
    private static final String TRIGGER = "within_bounds_trigger";
    private static final List<String> STEPS = List.of("delta", "percentage", "value");

    public ThresholdStrategy {
        Objects.requireNonNull(step, "step");
    }

    /**
     * Reads the strategy from its configuration.
     *
     * @throws StrategyError if it is not valid
     */
    public static ThresholdStrategy of(Map<String, String> config) {
        StrategyConfig written = new StrategyConfig(config);
        if (written.text(UPPER).isEmpty() && written.text(LOWER).isEmpty()) {
            throw new StrategyError("missing required field, must have either \"lower_bound\" or \"upper_bound\"");
        }
        double upper = bound(UPPER, written).orElse(Double.MAX_VALUE);
        double lower = bound(LOWER, written).orElse(-Double.MAX_VALUE);
        return new ThresholdStrategy(lower, upper, trigger(written), step(written));
    }

    private static OptionalDouble bound(String key, StrategyConfig written) {
        Optional<String> text = written.text(key);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(StrategyConfig.number(text.get()).orElseThrow(() -> invalid(key, text.get())));
    }

    private static long trigger(StrategyConfig written) {
        return written.text(TRIGGER)
                .map(text -> StrategyConfig.integer(text).orElseThrow(() -> invalid(TRIGGER, text)))
                .orElse(DEFAULT_TRIGGER);
    }

    private static StrategyError invalid(String key, String text) {
        return new StrategyError("invalid value for \"" + key + "\": " + text + " (string)");
    }

    private static Step step(StrategyConfig written) {
        List<String> keys =
                STEPS.stream().filter(key -> written.text(key).isPresent()).toList();
        if (keys.isEmpty()) {
            throw new StrategyError("missing required field, must have either \"delta\", \"percentage\" or \"value\"");
        }
        if (keys.size() > 1) {
            throw new StrategyError("only one of \"delta\", \"percentage\" or \"value\" must be provided");
        }
        String text = written.text(keys.get(0)).orElseThrow();
        return switch (keys.get(0)) {
            case "delta" -> new Step.Delta(integer("delta", text));
            case "percentage" ->
                new Step.Percentage(StrategyConfig.number(text)
                        .orElseThrow(() -> new StrategyError("\"percentage\" value " + text + " is not a number")));
            default -> new Step.Value(count(text));
        };
    }

    private static long integer(String key, String text) {
        return StrategyConfig.integer(text)
                .orElseThrow(() -> new StrategyError("\"" + key + "\" value " + text + " is not an interger"));
    }

    private static long count(String text) {
        long count = integer("value", text);
        if (count < 0) {
            throw new StrategyError("\"value\" value " + text + " is negative");
        }
        return count;
    }

    /**
     * What is to be done.
     *
     * @param count at present
     * @param metrics values of the query window, in any order
     */
    public ScalingAction run(long count, double... metrics) {
        long within = 0;
        for (double metric : metrics) {
            within += metric >= lowerBound && metric < upperBound ? 1 : 0;
        }
        return within >= withinBoundsTrigger ? ScalingAction.between(count, step.from(count)) : ScalingAction.NONE;
    }

    @Override
    public String name() {
        return "threshold";
    }

    @Override
    public String aim() {
        String from = lowerBound == -Double.MAX_VALUE ? "" : "at or above " + Figure.of(lowerBound);
        String to = upperBound == Double.MAX_VALUE ? "" : "below " + Figure.of(upperBound);
        return from.isEmpty() || to.isEmpty() ? from + to : from + " and " + to;
    }

    @Override
    public ScalingAction decide(long count, double... metrics) {
        return run(count, metrics);
    }

    /** What the strategy does once it acts. */
    public sealed interface Step {

        /** The count that is wanted. */
        long from(long count);

        /** Adds so many; removes them, if negative. */
        record Delta(long delta) implements Step {
            @Override
            public long from(long count) {
                return count + delta;
            }
        }

        /** Adds so many percent, rounded up; removes them, if negative. */
        record Percentage(double percent) implements Step {
            @Override
            public long from(long count) {
                // In doubles as the plugin has it: 100 and 10 % are 111.
                return (long) Math.ceil(count * (1 + percent / 100));
            }
        }

        /** Goes to so many. */
        record Value(long value) implements Step {
            @Override
            public long from(long count) {
                return value;
            }
        }
    }
}
