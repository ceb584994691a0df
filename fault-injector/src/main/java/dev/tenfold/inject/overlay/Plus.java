package dev.tenfold.inject.overlay;

/**
 * So much more: a level rises by it; of a histogram each observation is so much larger. The number of observations
 * stays, and so does a counter.
 *
 * @param amount in the metric's own unit, 0 or more
 */
public record Plus(double amount) implements Change {
    public Plus {
        if (!(amount >= 0) || Double.isInfinite(amount)) {
            throw new IllegalArgumentException("amount must be >= 0, was " + amount);
        }
    }

    @Override
    public double level(double level) {
        return level + amount;
    }

    @Override
    public double rise(double rise) {
        return rise;
    }

    @Override
    public Gain gain(Gain gain) {
        return gain.plus(amount);
    }

    @Override
    public Change scaled(double intensity) {
        return new Plus(amount * intensity);
    }
}
