package dev.tenfold.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Throughput by users: the law of a load test that went through several levels of them. */
final class Scalability {
    private static final int FEWEST_LEVELS = 4;
    private static final int MOST_LEVELS = 40;
    private static final int FEWEST_AT_A_LEVEL = 2;

    private Scalability() {}

    /** The law; empty where fewer than four levels of users were held for two intervals. */
    static Optional<UslFit> of(Measurements measurements) {
        Map<Double, List<Double>> levels = new TreeMap<>();
        for (Observation each : measurements.with(Role.USERS, Role.RATE)) {
            if (each.of(Role.USERS) > 0) {
                levels.computeIfAbsent(each.of(Role.USERS), none -> new ArrayList<>())
                        .add(each.of(Role.RATE));
            }
        }
        levels.values().removeIf(rates -> rates.size() < FEWEST_AT_A_LEVEL);
        if (levels.size() < FEWEST_LEVELS || levels.size() > MOST_LEVELS) {
            return Optional.empty();
        }
        List<UslFit.Point> points = new ArrayList<>();
        levels.forEach((users, rates) -> points.add(new UslFit.Point(
                users,
                Levels.of(rates.stream().mapToDouble(Double::doubleValue).toArray())
                        .middle())));
        boolean idle = points.stream().allMatch(point -> point.x() == 0);
        return idle ? Optional.empty() : Optional.of(UslFit.of(points));
    }
}
