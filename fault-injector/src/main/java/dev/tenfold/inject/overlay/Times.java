package dev.tenfold.inject.overlay;

/**
 * So many times as much: a level, a rate, or the number of observations.
 *
 * @param factor 0 or more
 */
public record Times(double factor) implements Change {
    public Times {
        if (!(factor >= 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("factor must be >= 0, was " + factor);
        }
    }

    @Override
    public double level(double level) {
        return level * factor;
    }

    @Override
    public double rise(double rise) {
        return rise * factor;
    }

    @Override
    public Gain gain(Gain gain) {
        return gain.times(factor);
    }

    @Override
    public Change scaled(double intensity) {
        return new Times(Math.max(0, 1 + (factor - 1) * intensity));
    }
}
