package dev.tenfold.policy.nomad;

import dev.tenfold.policy.Figure;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@code target-value}: scales in proportion to how far the newest metric is from a target.
 *
 * @param target the value to keep; 0 makes the metric itself the factor
 * @param threshold how far the factor may be off 1 without an action
 * @param maxScaleUp the most that one action adds
 * @param maxScaleDown the most that one action removes
 * @see <a href=
 *     "https://github.com/hashicorp/nomad-autoscaler/blob/main/plugins/builtin/strategy/target-value/plugin/plugin.go">
 *     target-value/plugin.go</a>
 */
public record TargetValueStrategy(double target, double threshold, OptionalLong maxScaleUp, OptionalLong maxScaleDown)
        implements Strategy {
    private static final double DEFAULT_THRESHOLD = 0.01;

    /**
     * Reads the strategy from its configuration.
     *
     * @throws StrategyError if it is not valid
     */
    public static TargetValueStrategy of(Map<String, String> config) {
        StrategyConfig written = new StrategyConfig(config);
        String target = written.text("target").orElseThrow(() -> new StrategyError("missing required field `target`"));
        return new TargetValueStrategy(
                number("target", target),
                written.text("threshold").map(text -> number("threshold", text)).orElse(DEFAULT_THRESHOLD),
                step("max_scale_up", written),
                step("max_scale_down", written));
    }

    private static double number(String key, String text) {
        return StrategyConfig.number(text).orElseThrow(() -> invalid(key, text));
    }

    private static OptionalLong step(String key, StrategyConfig written) {
        Optional<String> text = written.text(key);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(StrategyConfig.integer(text.get()).orElseThrow(() -> invalid(key, text.get())));
    }

    private static StrategyError invalid(String key, String text) {
        return new StrategyError("invalid value for `" + key + "`: " + text + " (string)");
    }

    /**
     * What is to be done.
     *
     * @param count at present
     * @param metric newest value
     */
    public ScalingAction run(long count, double metric) {
        double factor = target == 0 ? metric : metric / target;
        boolean up = count == 0 ? factor > 0 : factor > 1 + threshold;
        boolean down = count != 0 && factor < 1 - threshold;
        if (!up && !down) {
            return ScalingAction.NONE;
        }
        // From zero there is nothing to multiply, so the factor is the count.
        long wanted = (long) Math.ceil(count == 0 ? factor : count * factor);
        return ScalingAction.between(count, up ? atMostUp(count, wanted) : atMostDown(count, wanted));
    }

    @Override
    public String name() {
        return "target-value";
    }

    @Override
    public String aim() {
        return Figure.of(target);
    }

    @Override
    public ScalingAction decide(long count, double... metrics) {
        return run(count, metrics[metrics.length - 1]);
    }

    private long atMostUp(long count, long wanted) {
        return maxScaleUp.isPresent() ? Math.min(wanted, count + maxScaleUp.getAsLong()) : wanted;
    }

    private long atMostDown(long count, long wanted) {
        return maxScaleDown.isPresent() ? Math.max(wanted, count - maxScaleDown.getAsLong()) : wanted;
    }
}
