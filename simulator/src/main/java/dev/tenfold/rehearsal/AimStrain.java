package dev.tenfold.rehearsal;

import dev.tenfold.spelling.Figure;
import java.util.List;
import java.util.function.DoubleSupplier;

/** How far something is from what a policy of a cloud aims at: the aim that is missed by most speaks. */
final class AimStrain implements Strain {
    /** A policy of a cloud acts at its threshold, and lets capacity go well below it; nobody does so nearer to it. */
    private static final double TOLERANCE_DOWN = 0.3;

    private final List<Aim> aims;
    private final int minimum;
    private final int maximum;
    private final double windowSeconds;
    private Aim strongest;
    private double ratio = Double.NaN;

    /**
     * @param aims none if the policy aims at nothing that can be measured
     * @param minimum fewest instances
     * @param maximum most instances
     * @param windowSeconds how long capacity stays after it is needed no more
     */
    AimStrain(List<Aim> aims, int minimum, int maximum, double windowSeconds) {
        this.aims = List.copyOf(aims);
        this.minimum = minimum;
        this.maximum = maximum;
        this.windowSeconds = windowSeconds;
    }

    /**
     * A metric and the value at which more is called for.
     *
     * @param label what a person calls it
     * @param target in the metric's unit
     * @param low the value below which less is called for; NaN where the policy does not say
     * @param value of the moment in the same unit; NaN where it is not measured
     */
    record Aim(String label, double target, double low, DoubleSupplier value) {
        Aim(String label, double target, DoubleSupplier value) {
            this(label, target, Double.NaN, value);
        }

        private double toleranceDown() {
            return Double.isNaN(low) ? TOLERANCE_DOWN : Math.max(TOLERANCE_DOWN, 1 - low / target);
        }
    }

    @Override
    public double ratio() {
        ratio = Double.NaN;
        for (Aim aim : aims) {
            double one = aim.value().getAsDouble() / aim.target();
            if (!Double.isNaN(one) && !(one <= ratio)) {
                ratio = one;
                strongest = aim;
            }
        }
        return ratio;
    }

    @Override
    public String words() {
        return strongest == null
                ? "no metric of the policy is measured"
                : strongest.label() + " at " + Figure.plain(ratio * strongest.target(), decimals()) + " against "
                        + Figure.plain(strongest.target(), decimals());
    }

    /** Shares need more of them than percentages. */
    private int decimals() {
        return strongest.target() < 10 ? 2 : 1;
    }

    @Override
    public int minimum() {
        return minimum;
    }

    @Override
    public int maximum() {
        return maximum;
    }

    @Override
    public double toleranceUp() {
        return 0;
    }

    @Override
    public double toleranceDown() {
        return strongest == null ? TOLERANCE_DOWN : strongest.toleranceDown();
    }

    @Override
    public double windowSeconds() {
        return windowSeconds;
    }
}
