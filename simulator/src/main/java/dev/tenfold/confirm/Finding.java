package dev.tenfold.confirm;

import java.util.List;

/**
 * A quantity as it was predicted and measured.
 *
 * @param quantity which
 * @param predicted where nine of ten predicted runs lie
 * @param measured what each measured run came to, at least one
 */
public record Finding(Quantity quantity, Band predicted, List<Double> measured) {
    public Finding {
        measured = List.copyOf(measured);
        if (measured.isEmpty()) {
            throw new IllegalArgumentException("measured must not be empty");
        }
    }

    /** The middle of what was measured. */
    public double median() {
        return Band.median(measured);
    }

    /** How far the measured median is above the predicted one, as a share of it; 0 where both are 0. */
    public double error() {
        double difference = median() - predicted.median();
        return difference == 0 ? 0 : difference / predicted.median();
    }

    /** How many measured runs lie in the band. */
    public int inside() {
        return (int) measured.stream().filter(predicted::holds).count();
    }

    /** Whether the medians are as near as the quantity wants, if it wants anything. */
    public boolean near() {
        return !quantity.decides() || Math.abs(error()) <= quantity.tolerance();
    }

    /** How badly it is missed: above 1 if the medians are too far apart, else by the share of runs outside the band. */
    double badness() {
        return near() ? 1 - (double) inside() / measured.size() : 1 + Math.abs(error()) / quantity.tolerance();
    }
}
