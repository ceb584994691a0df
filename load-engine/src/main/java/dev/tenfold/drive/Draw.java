package dev.tenfold.drive;

import java.util.List;
import java.util.random.RandomGenerator;

/** Chooses journeys by their weights. */
final class Draw {
    private final List<Journey> journeys;
    private final RandomGenerator random;
    private final double sum;

    Draw(List<Journey> journeys, RandomGenerator random) {
        if (journeys.isEmpty()) {
            throw new IllegalArgumentException("journeys must not be empty");
        }
        this.journeys = List.copyOf(journeys);
        this.random = random;
        sum = journeys.stream().mapToDouble(Journey::weight).sum();
    }

    Journey next() {
        if (journeys.size() == 1) {
            return journeys.get(0);
        }
        double left = random.nextDouble() * sum;
        int chosen = 0;
        while (chosen + 1 < journeys.size() && left >= journeys.get(chosen).weight()) {
            left -= journeys.get(chosen).weight();
            chosen++;
        }
        return journeys.get(chosen);
    }
}
