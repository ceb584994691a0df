package dev.tenfold.calibration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How long a request takes alone, and how many a replica can do: the model's {@code mean = D + Z + queue / rate}
 * through measured levels of load. The residuals are those of the logarithm, so that a level of 10 ms weighs as much as
 * one of 10 s.
 *
 * @param floorSeconds mean response time without a queue: CPU and other time together
 * @param deviationSeconds its standard deviation; NaN where percentiles are missing
 * @param wall what it runs out of; empty where latency never rose
 * @param capacity requests a second of one replica at that wall; where latency never rose, the highest rate seen
 * @param places slots or cores of one replica; where latency never rose, what was in use at most
 * @param quality how well the curve goes through the levels
 * @param warnings what the levels cannot say
 */
public record LatencyFit(
        double floorSeconds,
        double deviationSeconds,
        Optional<Wall> wall,
        double capacity,
        double places,
        Quality quality,
        List<String> warnings) {
    private static final int MOST_LEVELS = 60;
    private static final int FEWEST_LEVELS = 4;
    private static final double ONE_LEVEL = 1.5;
    private static final double ROSE = 1.5;
    private static final double CENSORED = 0.01;
    private static final double POOR = 0.3;
    private static final double LIKELY_CORES = 0.15;

    /** The widest spread of CPU time that is believed: web work has squared coefficients of variation of 1 to 4. */
    static final double WIDEST_SPREAD = 4;

    /**
     * A level of load, of several intervals that were alike.
     *
     * @param rate requests a second of one replica
     * @param replicas how many there were
     * @param seconds mean response time
     * @param deviation its standard deviation; NaN if unknown
     */
    record Level(double rate, double replicas, double seconds, double deviation) {}

    /**
     * Fits; empty where rate and response time were never measured together.
     *
     * @param cpu what a request costs in CPU, if that is known
     * @param cores cores of a replica, if they are known
     */
    public static Optional<LatencyFit> of(Measurements measurements, Optional<CpuFit> cpu, OptionalDouble cores) {
        List<String> warnings = new ArrayList<>();
        List<Level> levels = levels(sound(measurements, warnings));
        if (levels.isEmpty()) {
            return Optional.empty();
        }
        double cpuSeconds = cpu.map(CpuFit::cpuSeconds).orElse(0.0);
        double quietest = levels.stream().mapToDouble(Level::seconds).min().orElseThrow();
        double deviation = deviationAt(levels, quietest);
        double[] rates = levels.stream().mapToDouble(Level::rate).toArray();
        double[] times = levels.stream().mapToDouble(Level::seconds).toArray();
        double highest = Arrays.stream(rates).max().orElseThrow();
        double span = highest / Arrays.stream(rates).min().orElseThrow();
        double slowest = times[times.length - 1];
        if (levels.size() < FEWEST_LEVELS || span < ONE_LEVEL) {
            warnings.add("one load level: what a replica can do at most is not known");
        } else if (slowest < ROSE * quietest) {
            warnings.add("latency never rose: slots are not known, only that " + Digits.of(highest)
                    + " requests/s a replica are within them");
        } else {
            LatencyFit best = best(levels, cpuSeconds, cores, deviation, warnings);
            if (best.quality.explained() > POOR) {
                return Optional.of(best);
            }
            warnings.add("latency does not follow the rate, R2 " + Digits.decimals(best.quality.explained(), 2)
                    + ": slots are not known, nor whether the highest rate seen, " + Digits.of(highest)
                    + " requests/s a replica, is the most it can do");
        }
        double floor = Levels.of(times).middle();
        double[] flat = new double[times.length];
        Arrays.fill(flat, floor);
        return Optional.of(new LatencyFit(
                floor, deviation, Optional.empty(), highest, highest * floor, Quality.of(times, flat), warnings));
    }

    /** Time of a request that is neither CPU nor waiting, given its CPU time; seconds. */
    public double otherSeconds(double cpuSeconds) {
        return Math.max(0, floorSeconds - cpuSeconds);
    }

    /** The intervals that tell how long answers take: with traffic, and without failures that end early or never. */
    private static List<Level> sound(Measurements measurements, List<String> warnings) {
        List<Level> sound = new ArrayList<>();
        int censored = 0;
        String guess = "";
        for (Observation each : measurements.with(Role.RATE)) {
            ResponseTimes times = ResponseTimes.of(each);
            if (!(times.mean() > 0) || !(each.of(Role.RATE) > 0) || !(each.replicas() > 0)) {
                continue;
            }
            if (each.failedShare() > CENSORED) {
                censored++;
                continue;
            }
            guess = guess.isEmpty() ? times.guess() : guess;
            sound.add(
                    new Level(each.of(Role.RATE) / each.replicas(), each.replicas(), times.mean(), times.deviation()));
        }
        if (censored > 0) {
            warnings.add(censored + " of " + (censored + sound.size()) + " intervals had failures above "
                    + Digits.percent(CENSORED) + " and are left out: what did not end tells no latency");
        }
        if (!guess.isEmpty()) {
            warnings.add("mean latency is " + guess);
        }
        return sound;
    }

    /** Neighbours in rate as one level by their medians. */
    private static List<Level> levels(List<Level> points) {
        List<Level> sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparingDouble(Level::rate));
        int count = Math.min(MOST_LEVELS, sorted.size());
        List<Level> levels = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            List<Level> group = sorted.subList(i * sorted.size() / count, (i + 1) * sorted.size() / count);
            levels.add(new Level(
                    median(group, Level::rate),
                    median(group, Level::replicas),
                    median(group, Level::seconds),
                    median(group, Level::deviation)));
        }
        return levels;
    }

    private static double median(List<Level> group, ToDoubleFunction<Level> of) {
        double[] values = group.stream().mapToDouble(of).sorted().toArray();
        return RobustLine.median(values);
    }

    /** The spread of answers that nothing waited for: of the levels within a fifth of the quietest. */
    private static double deviationAt(List<Level> levels, double quietest) {
        double[] quiet = levels.stream()
                .filter(level -> level.seconds <= 1.2 * quietest)
                .mapToDouble(Level::deviation)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return quiet.length == 0 ? Double.NaN : RobustLine.median(quiet);
    }

    /** CPU where it is known to run out, or explains the levels better; slots otherwise. */
    private static LatencyFit best(
            List<Level> levels, double cpuSeconds, OptionalDouble cores, double deviation, List<String> warnings) {
        LatencyFit slots = through(levels, Wall.SLOTS, cpuSeconds, deviation, warnings);
        if (cpuSeconds <= 0) {
            return slots;
        }
        LatencyFit byCores = through(levels, Wall.CORES, cpuSeconds, deviation, warnings);
        if (cores.isPresent()) {
            double used = byCores.places / cores.getAsDouble();
            return used > 1 - LIKELY_CORES ? byCores : slots;
        }
        LatencyFit better = byCores.quality.explained() >= slots.quality.explained() ? byCores : slots;
        better.warnings.add("cores of a replica are not given: " + (better == slots ? "slots" : "CPU")
                + " explain the latency better, R2 " + Digits.decimals(better.quality.explained(), 3) + " for "
                + Digits.decimals((better == slots ? byCores : slots).quality.explained(), 3));
        return better;
    }

    private static LatencyFit through(
            List<Level> levels, Wall wall, double cpuSeconds, double deviation, List<String> warnings) {
        double highest = levels.stream().mapToDouble(Level::rate).max().orElseThrow();
        double[] indices = new double[levels.size()];
        double[] times = new double[levels.size()];
        double[] logs = new double[levels.size()];
        for (int i = 0; i < levels.size(); i++) {
            indices[i] = i;
            times[i] = levels.get(i).seconds;
            logs[i] = StrictMath.log(times[i]);
        }
        double quietest = StrictMath.log(Arrays.stream(times).min().orElseThrow());
        // Both parameters are logarithms: of the floor, and of how far above the highest rate the capacity lies.
        LeastSquares.Curve curve = (index, p) -> {
            double floor = StrictMath.exp(p[0]);
            double capacity = highest * (1 + StrictMath.exp(p[1]));
            double spread = (1 + cv2(wall, deviation, floor, cpuSeconds)) / 2;
            return StrictMath.log(floor + wall.wait(levels.get((int) index), capacity, floor, cpuSeconds, spread));
        };
        List<double[]> starts = new ArrayList<>();
        for (double beyond : new double[] {-6, -3, -1.5, 0, 1.5}) {
            starts.add(new double[] {quietest, beyond});
        }
        double[] p = new LeastSquares(
                        curve, indices, logs, new double[] {quietest - 3, -9}, new double[] {quietest + 2, 3})
                .best(starts)
                .parameters();
        double[] fitted = Arrays.stream(indices)
                .map(index -> StrictMath.exp(curve.at(index, p)))
                .toArray();
        double floor = StrictMath.exp(p[0]);
        double capacity = highest * (1 + StrictMath.exp(p[1]));
        List<String> told = new ArrayList<>(warnings);
        if (p[1] > StrictMath.log(0.3)) {
            told.add("capacity of " + Digits.of(capacity) + " requests/s a replica lies beyond the highest rate seen, "
                    + Digits.of(highest) + ": an extrapolation");
        }
        double places = wall.places(capacity, floor, cpuSeconds);
        return new LatencyFit(floor, deviation, Optional.of(wall), capacity, places, Quality.of(times, fitted), told);
    }

    /** Spread of the time that a place is held, as the rehearsal has it: CPU varies, the rest is constant. */
    private static double cv2(Wall wall, double deviation, double floor, double cpuSeconds) {
        double spread = spread(deviation, cpuSeconds);
        return wall == Wall.CORES ? spread : spread * cpuSeconds * cpuSeconds / (floor * floor);
    }

    /** Squared coefficient of variation of the CPU time; 1 where the spread of answers is not known. */
    static double spread(double deviation, double cpuSeconds) {
        return Double.isNaN(deviation) || cpuSeconds <= 0
                ? 1
                : Math.min(WIDEST_SPREAD, deviation * deviation / (cpuSeconds * cpuSeconds));
    }
}
