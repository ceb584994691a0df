package dev.tenfold.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How long a new replica takes until it is ready, as a log-normal law.
 *
 * @param median seconds
 * @param p95 seconds; the median where one start alone was seen
 * @param starts how many starts it is made of
 * @param warnings what they cannot say
 */
public record StartUpFit(double median, double p95, int starts, List<String> warnings) {
    /** The 95th percentile of the standard normal law. */
    private static final double NORMAL_P95 = 1.644854;

    private static final int FEW = 5;

    /**
     * From wanted and ready replicas over time: a start lasts from the rise of the wanted ones until as many are ready.
     * Empty where that was never seen.
     */
    public static Optional<StartUpFit> of(Measurements measurements) {
        List<Double> delays = new ArrayList<>();
        double before = Double.NaN;
        long since = 0;
        double aim = Double.NaN;
        int unseen = 0;
        for (Observation each : measurements.with(Role.WANTED, Role.REPLICAS)) {
            double wanted = each.of(Role.WANTED);
            if (Double.isNaN(aim) && wanted > before && each.of(Role.REPLICAS) < wanted) {
                since = each.atMillis();
                aim = wanted;
            } else if (!Double.isNaN(aim) && wanted < aim) {
                aim = Double.NaN; // Taken back before it was there.
            } else if (!Double.isNaN(aim) && each.of(Role.REPLICAS) >= aim) {
                delays.add((each.atMillis() - since) / 1e3);
                aim = Double.NaN;
            }
            unseen += Double.isNaN(aim) && wanted > before && each.of(Role.REPLICAS) >= wanted ? 1 : 0;
            before = wanted;
        }
        if (delays.isEmpty() && unseen > 0) {
            double step = measurements.stepSeconds();
            return Optional.of(new StartUpFit(
                    step / 2,
                    step,
                    unseen,
                    List.of("every start was over before the next sample: all that is known is that it takes less than "
                            + Digits.time(step))));
        }
        if (delays.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                ofDelays(delays.stream().mapToDouble(Double::doubleValue).toArray(), measurements.stepSeconds()));
    }

    /**
     * From single delays: the mean and the deviation of their logarithms.
     *
     * @param delays seconds, > 0; at least one
     * @param stepSeconds how exactly they were timed
     */
    public static StartUpFit ofDelays(double[] delays, double stepSeconds) {
        double[] logs = Arrays.stream(delays).map(StrictMath::log).toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        double squares =
                Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
        double sigma = logs.length > 1 ? Math.sqrt(squares / (logs.length - 1)) : 0;
        double median = StrictMath.exp(mean);
        List<String> warnings = new ArrayList<>();
        if (logs.length < FEW) {
            warnings.add("only " + logs.length + (logs.length == 1 ? " start was" : " starts were")
                    + " seen: the p95 is weak");
        }
        if (stepSeconds > median / 4) {
            warnings.add("timed to " + Digits.time(stepSeconds) + " only: a start may be that much quicker or slower");
        }
        return new StartUpFit(median, StrictMath.exp(mean + NORMAL_P95 * sigma), logs.length, warnings);
    }

    /**
     * The law of a median and a 95th percentile that somebody else worked out.
     *
     * @param median seconds, > 0
     * @param p95 seconds, at least the median
     * @param starts how many starts they are of
     */
    public static StartUpFit ofPercentiles(double median, double p95, int starts) {
        if (!(median > 0 && p95 >= median)) {
            throw new IllegalArgumentException(
                    "p95 must be >= median > 0, was " + Digits.of(p95) + " and " + Digits.of(median));
        }
        return new StartUpFit(median, p95, starts, List.of());
    }

    /** Standard deviation of the logarithm. */
    public double sigma() {
        return StrictMath.log(p95 / median) / NORMAL_P95;
    }

    /** Mean of the law, seconds. */
    public double mean() {
        return median * StrictMath.exp(sigma() * sigma() / 2);
    }
}
