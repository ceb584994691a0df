package dev.tenfold.policy.hpa;

/**
 * How far a ratio of value to target may be off 1 and still count as on target, per direction.
 *
 * @param down below 1
 * @param up above 1
 */
public record Tolerance(double down, double up) {

    /** The same in both directions. */
    public static Tolerance of(double both) {
        return new Tolerance(both, both);
    }

    /** Whether the ratio counts as on target: both ends do, NaN never does. */
    public boolean covers(double ratio) {
        return (1.0 - down) <= ratio && ratio <= (1.0 + up);
    }

    /** This tolerance with what the rules of a behavior say about it, per direction. */
    Tolerance overriddenBy(Behavior behavior) {
        return new Tolerance(
                toleranceOf(behavior.scaleDown().orElse(ScalingRules.NONE), down),
                toleranceOf(behavior.scaleUp().orElse(ScalingRules.NONE), up));
    }

    private static double toleranceOf(ScalingRules rules, double otherwise) {
        if (rules.toleranceMilli().isEmpty()) {
            return otherwise;
        }
        // A whole quantity becomes a double exactly, another one by way of its decimal scale.
        long milli = rules.toleranceMilli().getAsLong();
        return milli % 1000 == 0 ? milli / 1000 : milli * 0.001;
    }
}
