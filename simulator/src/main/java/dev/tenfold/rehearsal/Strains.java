package dev.tenfold.rehearsal;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Several policies on one service: the one that is furthest off its aim speaks, and the widest bounds hold. */
final class Strains implements Strain {
    private final List<Strain> all;
    private Strain strongest;
    private double drift;

    private Strains(List<Strain> all) {
        this.all = all;
        strongest = all.get(0);
    }

    /** One strain in place of all of a service; at least one. */
    static Strain of(List<Strain> all) {
        return all.size() == 1 ? all.get(0) : new Strains(List.copyOf(all));
    }

    @Override
    public double ratio() {
        return largest(Strain::ratio);
    }

    @Override
    public double glance() {
        return largest(Strain::glance);
    }

    private double largest(ToDoubleFunction<Strain> look) {
        double ratio = Double.NaN;
        drift = Double.NaN;
        for (Strain strain : all) {
            double one = look.applyAsDouble(strain);
            if (!Double.isNaN(one) && !(one <= ratio)) {
                ratio = one;
                strongest = strain;
            }
            double ofOne = strain.drift(one);
            if (!Double.isNaN(ofOne) && !(ofOne <= drift)) {
                drift = ofOne;
            }
        }
        return ratio;
    }

    @Override
    public double drift(double unused) {
        return drift;
    }

    @Override
    public String words() {
        return strongest.words();
    }

    @Override
    public int minimum() {
        return all.stream().mapToInt(Strain::minimum).max().orElse(0);
    }

    @Override
    public int maximum() {
        return all.stream().mapToInt(Strain::maximum).max().orElse(Integer.MAX_VALUE);
    }

    @Override
    public double toleranceUp() {
        return strongest.toleranceUp();
    }

    @Override
    public double toleranceDown() {
        return strongest.toleranceDown();
    }

    @Override
    public double windowSeconds() {
        return all.stream().mapToDouble(Strain::windowSeconds).max().orElse(0);
    }
}
