package dev.tenfold.rehearsal;

/** A service that own rules scale: nobody but they know what they aim at, so that only a wall counts as need. */
final class RulesStrain implements Strain {
    @Override
    public double ratio() {
        return Double.NaN;
    }

    @Override
    public String words() {
        return "own rules have no target";
    }

    @Override
    public int minimum() {
        return 0;
    }

    @Override
    public int maximum() {
        return Integer.MAX_VALUE;
    }

    @Override
    public double toleranceUp() {
        return 0;
    }

    @Override
    public double toleranceDown() {
        return 0;
    }

    @Override
    public double windowSeconds() {
        return 0;
    }
}
