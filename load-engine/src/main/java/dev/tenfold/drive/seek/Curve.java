package dev.tenfold.drive.seek;

import dev.tenfold.calibration.UslFit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What all steps of a search together say of the system: latency and throughput by rate.
 *
 * @param points by rate, ascending; steps in which the generator was the limit are left out
 */
public record Curve(List<Point> points) {
    private static final int FEWEST = 5;
    private static final int FEWEST_OF_LAW = 6;

    /**
     * A step.
     *
     * @param rate requests per second that were sent
     * @param throughput requests per second that ended
     * @param inFlight requests under way, mean
     * @param latency at the goal's quantile, seconds, median of its seconds
     */
    public record Point(double rate, double throughput, double inFlight, double latency) {}

    /**
     * The law of scalability through the points, with all that speaks for it and against it.
     *
     * @param law the fit
     * @param objections why it should not be believed; none if it may be
     */
    public record Law(UslFit law, List<String> objections) {}

    public Curve {
        points = List.copyOf(points);
    }

    /** Of a search. */
    public static Curve of(List<Search.Tried> tried) {
        List<Point> points = new ArrayList<>();
        for (Search.Tried each : tried) {
            double[] latencies = each.ruling().samples().stream()
                    .mapToDouble(Sample::quantile)
                    .filter(Double::isFinite)
                    .sorted()
                    .toArray();
            if (each.ruling().kind() != Ruling.Kind.VOID && latencies.length > 0) {
                points.add(new Point(
                        each.rate(),
                        each.ruling().throughput(),
                        each.ruling().inFlight(),
                        latencies[latencies.length / 2]));
            }
        }
        points.sort(Comparator.comparingDouble(Point::rate));
        return new Curve(points);
    }

    /**
     * The rate of the knee, where latency is farthest below the straight line from the first point to the last.
     *
     * @see <a href="https://doi.org/10.1109/ICDCSW.2011.20">Satopää and others: Finding a "Kneedle" in a haystack</a>
     */
    public OptionalDouble kneedle() {
        if (points.size() < FEWEST) {
            return OptionalDouble.empty();
        }
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        double highest = points.stream().mapToDouble(Point::latency).max().orElseThrow();
        double lowest = points.stream().mapToDouble(Point::latency).min().orElseThrow();
        if (last.rate == first.rate || highest <= 1.5 * lowest) {
            return OptionalDouble.empty(); // it never bends
        }
        return points.stream()
                .max(Comparator.comparingDouble(each -> (each.rate - first.rate) / (last.rate - first.rate)
                        - (each.latency - lowest) / (highest - lowest)))
                .map(Point::rate)
                .map(OptionalDouble::of)
                .orElseThrow();
    }

    /**
     * The rate at which two straight lines meet that go best through the logarithms of the latencies: least squares
     * over all places of the joint between the second point and the last but one.
     */
    public OptionalDouble joint() {
        if (points.size() < FEWEST) {
            return OptionalDouble.empty();
        }
        double from = points.get(1).rate;
        double to = points.get(points.size() - 2).rate;
        double best = Double.POSITIVE_INFINITY;
        double at = Double.NaN;
        for (int i = 0; i <= 200; i++) {
            double joint = from + (to - from) * i / 200;
            Optional<Hinge> hinge = Hinge.through(points, joint);
            if (hinge.isPresent() && hinge.get().squares() < best && hinge.get().bend() > 0) {
                best = hinge.get().squares();
                at = joint;
            }
        }
        return Double.isNaN(at) ? OptionalDouble.empty() : OptionalDouble.of(at);
    }

    /** The law of scalability, requests under way against throughput; empty with fewer than three levels. */
    public Optional<Law> law() {
        List<UslFit.Point> levels = points.stream()
                .filter(each -> each.inFlight > 0 && each.throughput > 0)
                .map(each -> new UslFit.Point(each.inFlight, each.throughput))
                .toList();
        if (levels.stream().mapToDouble(UslFit.Point::n).distinct().count() < 3) {
            return Optional.empty();
        }
        UslFit fit = UslFit.of(levels);
        List<String> objections = new ArrayList<>();
        double least = levels.stream().mapToDouble(UslFit.Point::n).min().orElseThrow();
        if (levels.size() < FEWEST_OF_LAW) {
            objections.add("only " + levels.size() + " levels");
        }
        if (fit.highest() < 8 * least) {
            objections.add("levels span less than eightfold");
        }
        if (!(fit.quality().explained() >= 0.98)) {
            objections.add("explains too little (" + fit.quality().told() + ")");
        }
        if (fit.quality().relativeError() > 0.05) {
            objections.add("off by more than 5 %");
        }
        return Optional.of(new Law(fit, objections));
    }
}
