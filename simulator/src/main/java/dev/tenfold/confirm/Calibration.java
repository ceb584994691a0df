package dev.tenfold.confirm;

import dev.tenfold.confirm.site.Replica;
import java.util.List;

/**
 * What was measured of the real system before it was predicted.
 *
 * @param bootSeconds what a replica takes from its creation until it is ready, whatever else boots
 * @param togetherSeconds what each replica that boots at the time, itself included, adds to that
 * @param bootDeviation of the logarithm of that time
 * @param boots how many replicas that is drawn from
 * @param overheadSeconds what a request takes beyond its time in a replica: balancer, network, both ends
 * @param lateSeconds how much longer a replica works on a request than it should: timers wake late
 */
public record Calibration(
        double bootSeconds,
        double togetherSeconds,
        double bootDeviation,
        int boots,
        double overheadSeconds,
        double lateSeconds) {
    /** A system of somebody else, of which nothing was measured. */
    public static final Calibration NONE = new Calibration(0, 0, 0, 0, 0, 0);

    /**
     * Fits {@code boot + together x replicas booting} to replicas that booted, by least squares, neither below 0.
     *
     * @param replicas that are ready, at least one
     */
    static Calibration of(List<Replica> replicas, double overheadSeconds, double lateSeconds) {
        double n = replicas.size();
        double meanCount = replicas.stream().mapToInt(Replica::together).sum() / n;
        double meanTime = replicas.stream().mapToDouble(Calibration::seconds).sum() / n;
        double cross = 0;
        double square = 0;
        for (Replica replica : replicas) {
            double off = replica.together() - meanCount;
            cross += off * (seconds(replica) - meanTime);
            square += off * off;
        }
        double together = square > 0 ? Math.max(0, cross / square) : 0;
        double boot = meanTime - together * meanCount;
        if (boot < 0) {
            boot = 0;
            together = meanTime / meanCount;
        }
        double squares = 0;
        for (Replica replica : replicas) {
            double log = StrictMath.log(seconds(replica) / (boot + together * replica.together()));
            squares += log * log;
        }
        double deviation = n > 2 ? Math.sqrt(squares / (n - 2)) : 0;
        return new Calibration(
                boot, together, deviation, replicas.size(), Math.max(0, overheadSeconds), Math.max(0, lateSeconds));
    }

    private static double seconds(Replica replica) {
        return (replica.readyNanos().orElseThrow() - replica.createdNanos()) / 1e9;
    }
}
