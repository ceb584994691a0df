package dev.tenfold.policy.vpa;

import java.util.Objects;
import java.util.Optional;

/**
 * The recommender of one VerticalPodAutoscaler. CPU is every sample, memory the peak of each day; the target is the
 * 90th percentile with a margin of 15 %, and the bounds are wide as long as little was seen.
 *
 * <p>Source: kubernetes/autoscaler, vertical-pod-autoscaler/pkg/recommender: logic/recommender.go, logic/estimator.go,
 * model/container.go, model/aggregations_config.go.
 */
public final class VpaController {
    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final double MINUTES_A_DAY = 1440;
    private static final double MARGIN = 0.15;

    /** A sample weighs as much as the CPU that was asked for, in cores, and at least this. */
    private static final double LEAST_WEIGHT = 0.1;

    /** No pod is recommended less: 25 thousandths of a core and 250 MiB. */
    private static final Request LEAST = new Request(25, 250L << 20);

    private final VpaSpec spec;
    private final DecayingHistogram cores = new DecayingHistogram(1000, 0.01);
    private final DecayingHistogram peaks = new DecayingHistogram(1e12, 1e7);
    private long samples;
    private long firstNanos = -1;
    private long lastNanos = -1;
    private long dayEndNanos;
    private double peak;
    private int peakReplicas;

    /** A recommender that has seen nothing yet. */
    public VpaController(VpaSpec spec) {
        this.spec = Objects.requireNonNull(spec, "spec");
    }

    /**
     * Takes one sample of every replica; the real one does so once a minute.
     *
     * @param coresUsed CPU that one replica used on average, cores
     * @param bytesUsed memory that one replica used, bytes
     * @param coresAsked CPU that one replica asks for, cores
     * @param replicas how many of them there are; with none, nothing is seen
     * @param nowNanos nanoseconds since the rehearsal's start, later than the sample before
     */
    public void observe(double coresUsed, double bytesUsed, double coresAsked, int replicas, long nowNanos) {
        if (replicas <= 0 || !(coresUsed >= 0) || !(bytesUsed >= 0) || nowNanos <= lastNanos) {
            return;
        }
        boolean isFirst = firstNanos < 0;
        firstNanos = isFirst ? nowNanos : firstNanos;
        lastNanos = nowNanos;
        samples += replicas;
        cores.add(coresUsed, Math.max(coresAsked, LEAST_WEIGHT) * replicas, nowNanos);
        if (isFirst || nowNanos >= dayEndNanos) {
            long since = isFirst ? 0 : nowNanos - dayEndNanos;
            dayEndNanos = (isFirst ? nowNanos : dayEndNanos) + since / DAY_NANOS * DAY_NANOS + DAY_NANOS;
            takePeak(bytesUsed, replicas);
        } else if (bytesUsed > peak) {
            peaks.subtract(peak, peakReplicas, dayEndNanos);
            takePeak(bytesUsed, replicas);
        }
    }

    /** What one replica should ask for; empty as long as nothing was seen, or if its container is left alone. */
    public Optional<VpaRecommendation> recommend() {
        ContainerPolicy policy = spec.main();
        if (samples == 0 || policy.off()) {
            return Optional.empty();
        }
        double days = Math.min((lastNanos - firstNanos) / (double) DAY_NANOS, samples / MINUTES_A_DAY);
        Request target = estimate(0.9).atLeast(LEAST);
        Request lower =
                estimate(0.5).times(StrictMath.pow(1 + 0.001 / days, -2)).atLeast(LEAST);
        Request upper = estimate(0.95).times(1 + 1 / days).atLeast(LEAST);
        return Optional.of(new VpaRecommendation(
                policy.bounded(target), policy.bounded(lower), policy.bounded(upper), target, policy.controlled()));
    }

    /** What it says. */
    public VpaSpec spec() {
        return spec;
    }

    private Request estimate(double percentile) {
        Request used = new Request(
                Request.whole(cores.percentile(percentile) * 1000), Request.whole(peaks.percentile(percentile)));
        return used.plus(used.times(MARGIN));
    }

    private void takePeak(double bytes, int replicas) {
        peak = bytes;
        peakReplicas = replicas;
        peaks.add(bytes, replicas, dayEndNanos);
    }
}
