package dev.tenfold.rehearsal;

import java.util.List;

/** Several policies on one service: the one that is furthest off its aim speaks, and the widest bounds hold. */
final class Strains implements Strain {
    private final List<Strain> all;
    private Strain strongest;

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
        double ratio = Double.NaN;
        for (Strain strain : all) {
            double one = strain.ratio();
            if (!Double.isNaN(one) && !(one <= ratio)) {
                ratio = one;
                strongest = strain;
            }
        }
        return ratio;
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
