package dev.tenfold.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was asked of the service over time.
 *
 * @param unit what its numbers are
 * @param times seconds since the first
 * @param levels requests a second, or users, one a time
 * @param thinkSeconds how long a user thinks between requests; empty for a rate
 * @param notes what was found in it, a sentence each
 * @param warnings what is not known, a sentence each
 */
public record Traffic(
        Unit unit,
        double[] times,
        double[] levels,
        OptionalDouble thinkSeconds,
        List<String> notes,
        List<String> warnings) {
    private static final double FLAT = 1.15;

    /** CPU time of the request that stands for the load where nobody counted requests, seconds. */
    public static final double STAND_IN_SECONDS = 0.01;

    /** What the numbers of a load are. */
    public enum Unit {
        /** Requests a second. */
        RATE,
        /** Users who wait for an answer and think before the next request. */
        USERS,
        /** CPU in use, as requests a second of {@link #STAND_IN_SECONDS} each. */
        CPU
    }

    /** Users where they are known with the rate, else the rate, else CPU; empty if none of them was measured. */
    public static Optional<Traffic> of(Measurements measurements) {
        List<String> warnings = new ArrayList<>();
        List<Observation> closed = measurements.with(Role.USERS, Role.RATE).stream()
                .filter(each -> each.of(Role.RATE) > 0 && each.of(Role.USERS) > 0)
                .toList();
        if (!closed.isEmpty()) {
            double[] thinks = closed.stream()
                    .mapToDouble(each -> each.of(Role.USERS) / each.of(Role.RATE)
                            - Math.max(0, zeroIfUnknown(ResponseTimes.of(each).mean())))
                    .sorted()
                    .toArray();
            double think = Math.max(0, RobustLine.median(thinks));
            return Optional.of(of(Unit.USERS, closed, Role.USERS, 1, OptionalDouble.of(think), measurements, warnings));
        }
        List<Observation> rates = measurements.with(Role.RATE);
        if (!rates.isEmpty()) {
            return Optional.of(of(Unit.RATE, rates, Role.RATE, 1, OptionalDouble.empty(), measurements, warnings));
        }
        List<Observation> cores = measurements.with(Role.CPU);
        if (cores.isEmpty()) {
            return Optional.empty();
        }
        warnings.add("nobody counted requests: the CPU in use stands for the load, as requests of "
                + Digits.time(STAND_IN_SECONDS) + " of CPU each");
        return Optional.of(
                of(Unit.CPU, cores, Role.CPU, 1 / STAND_IN_SECONDS, OptionalDouble.empty(), measurements, warnings));
    }

    /** Whether one level says it all. */
    public boolean isFlat() {
        return times.length < 2 || Levels.of(levels).ratio() < FLAT;
    }

    /** The level in the middle, or the mean where more than half of the time nothing was asked. */
    public double middle() {
        double median = Levels.of(levels).middle();
        return median > 0 ? median : Arrays.stream(levels).average().orElse(0);
    }

    /** From the first level to the end of the last, seconds. */
    public double seconds() {
        return times.length < 2 ? 0 : times[times.length - 1] + times[times.length - 1] / (times.length - 1);
    }

    private static Traffic of(
            Unit unit,
            List<Observation> observations,
            Role role,
            double scale,
            OptionalDouble think,
            Measurements measurements,
            List<String> warnings) {
        double[] times = new double[observations.size()];
        double[] levels = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = (observations.get(i).atMillis() - observations.get(0).atMillis()) / 1e3;
            levels[i] = observations.get(i).of(role) * scale;
        }
        int missing = measurements.missing(role);
        if (missing > 0) {
            warnings.add("of the intervals of " + Digits.time(measurements.stepSeconds()) + " " + missing
                    + " are missing: the load is joined across them by straight lines");
        }
        List<String> notes = new ArrayList<>();
        DayCycle.of(times, levels).ifPresent(cycle -> notes.add(cycle.told()));
        return new Traffic(unit, times, levels, think, notes, warnings);
    }

    private static double zeroIfUnknown(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
