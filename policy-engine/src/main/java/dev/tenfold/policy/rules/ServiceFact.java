package dev.tenfold.policy.rules;

import dev.tenfold.spelling.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One service, as a fact. Beside the values of this moment, rules can ask for windows: {@code avg("cpu", 60)} is the
 * mean of the last 60 seconds. What is not known is NaN, with which no comparison holds, so that no rule acts on it.
 *
 * <p>Windows hold what was seen at each evaluation (every 15 s unless told otherwise), up to a day back; one that
 * reaches beyond the rehearsal's start holds what there is.
 */
public final class ServiceFact {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?:(avg|max|min|p95|rate) )?(\\w+)(?: (\\d+))?}");

    private final String name;
    private final Samples samples = new Samples();
    private ServiceReadings readings;
    private long nowNanos;
    private long changedNanos = -1;

    ServiceFact(ServiceReadings first) {
        this.name = first.name();
        this.readings = first;
    }

    void observe(ServiceReadings seen, long atNanos) {
        boolean first = Double.isNaN(samples.latest(ServiceMetric.DESIRED));
        for (ServiceMetric size : List.of(ServiceMetric.DESIRED, ServiceMetric.CORES, ServiceMetric.MEMORY)) {
            double before = samples.latest(size);
            if (!first && Double.compare(before, size.of(seen)) != 0) {
                changedNanos = atNanos;
            }
        }
        readings = seen;
        nowNanos = atNanos;
        samples.add(seen, atNanos);
    }

    /** Its name in the scenario. */
    public String getName() {
        return name;
    }

    /** Replicas asked for. */
    public int getDesired() {
        return readings.desired();
    }

    /** Replicas that serve. */
    public int getReady() {
        return readings.ready();
    }

    /** Replicas there are, ready or not. */
    public int getReplicas() {
        return readings.replicas();
    }

    /** The fewest replicas that its own policy allows; 0 if none says. */
    public int getMinReplicas() {
        return readings.minReplicas().orElse(0);
    }

    /** The most replicas that its own policy allows; the largest whole number there is if none says. */
    public int getMaxReplicas() {
        return readings.maxReplicas().orElse(Integer.MAX_VALUE);
    }

    /** Share of the CPU of the ready replicas in use, 0 to 1. */
    public double getCpu() {
        return samples.latest(ServiceMetric.CPU);
    }

    /** Requests that arrive a second. */
    public double getDemand() {
        return samples.latest(ServiceMetric.DEMAND);
    }

    /** Requests answered well a second. */
    public double getServed() {
        return samples.latest(ServiceMetric.SERVED);
    }

    /** Requests answered badly or not at all a second. */
    public double getErrors() {
        return samples.latest(ServiceMetric.ERRORS);
    }

    /** Share of the answers that are errors, 0 to 1; NaN if nothing was answered. */
    public double getErrorRatio() {
        return getErrors() / (getErrors() + getServed());
    }

    /** The latency that half of the requests stay below, ms. */
    public double getP50() {
        return samples.latest(ServiceMetric.P50);
    }

    /** The latency that 95 % of the requests stay below, ms. */
    public double getP95() {
        return samples.latest(ServiceMetric.P95);
    }

    /** The latency that 99 % of the requests stay below, ms. */
    public double getP99() {
        return samples.latest(ServiceMetric.P99);
    }

    /** Requests, or messages, that wait. */
    public double getWaiting() {
        return samples.latest(ServiceMetric.WAITING);
    }

    /** Age of the oldest request or message that waits, s. */
    public double getLag() {
        return samples.latest(ServiceMetric.LAG);
    }

    /** CPU of one replica, cores. */
    public double getCores() {
        return samples.latest(ServiceMetric.CORES);
    }

    /** Memory of one replica, GiB. */
    public double getMemory() {
        return samples.latest(ServiceMetric.MEMORY);
    }

    /** Seconds since its desired replicas or their size last changed, whoever changed them; infinite if never. */
    public double getSinceChange() {
        return changedNanos < 0 ? Double.POSITIVE_INFINITY : (nowNanos - changedNanos) / 1e9;
    }

    /** Mean of a metric over the last seconds; NaN if nothing is known. */
    public double avg(String metric, double seconds) {
        return Arrays.stream(window(metric, seconds)).average().orElse(Double.NaN);
    }

    /** Largest value of a metric over the last seconds; NaN if nothing is known. */
    public double max(String metric, double seconds) {
        return Arrays.stream(window(metric, seconds)).max().orElse(Double.NaN);
    }

    /** Smallest value of a metric over the last seconds; NaN if nothing is known. */
    public double min(String metric, double seconds) {
        return Arrays.stream(window(metric, seconds)).min().orElse(Double.NaN);
    }

    /** The value that 95 % of the samples of the last seconds do not exceed (nearest rank); NaN if nothing is known. */
    public double p95(String metric, double seconds) {
        double[] window = window(metric, seconds);
        Arrays.sort(window);
        return window.length == 0 ? Double.NaN : window[(window.length * 95 + 99) / 100 - 1];
    }

    /** By how much a metric rose a second over the last seconds; negative if it fell, NaN below two samples. */
    public double rate(String metric, double seconds) {
        return samples.slope(metric(metric), seconds);
    }

    /**
     * A reason with its placeholders filled: {@code {p95}} is the reading with its unit, {@code {avg cpu 60}} a mean.
     */
    String fill(String why) {
        return PLACEHOLDER.matcher(why).replaceAll(found -> Matcher.quoteReplacement(filled(found.group(), found)));
    }

    private String filled(String placeholder, java.util.regex.MatchResult found) {
        String property = found.group(2);
        if (property.equals("name")) {
            return name;
        }
        if (property.equals("errorRatio")) {
            return Double.isNaN(getErrorRatio()) ? "unknown" : Figure.percent(getErrorRatio());
        }
        Optional<ServiceMetric> metric = ServiceMetric.of(property);
        if (metric.isEmpty()) {
            return placeholder;
        }
        if (found.group(1) == null || found.group(3) == null) {
            return metric.get().shown(samples.latest(metric.get()));
        }
        double seconds = Double.parseDouble(found.group(3));
        return switch (found.group(1)) {
            case "avg" -> metric.get().shown(avg(property, seconds));
            case "max" -> metric.get().shown(max(property, seconds));
            case "min" -> metric.get().shown(min(property, seconds));
            case "p95" -> metric.get().shown(p95(property, seconds));
            default -> metric.get().shown(rate(property, seconds)) + " a second";
        };
    }

    private double[] window(String metric, double seconds) {
        return samples.window(metric(metric), seconds);
    }

    private static ServiceMetric metric(String name) {
        return ServiceMetric.of(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no metric " + name + ", only " + String.join(", ", ServiceMetric.names())));
    }
}
