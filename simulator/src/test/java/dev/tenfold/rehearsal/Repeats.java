package dev.tenfold.rehearsal;

import java.util.Collection;
import java.util.List;

/**
 * How far real runs differ that were meant to be alike: of one pattern of users, on one day.
 *
 * @param all runs there are
 */
record Repeats(Collection<SockShop> all) {
    /** So many deviations are more than chance. */
    private static final double SURE = 2;

    /**
     * Whether some runs tell two services apart: whether their replica-seconds differ by more than twice the deviation
     * that this difference has among runs that are alike.
     */
    boolean tellApart(String one, String other, List<SockShop> runs) {
        double difference = 0;
        double variance = 0;
        for (SockShop run : runs) {
            difference += difference(run, one, other);
            variance += variance(run, one, other);
        }
        return Math.abs(difference) > SURE * Math.sqrt(variance);
    }

    private double variance(SockShop run, String one, String other) {
        double[] differences = all.stream()
                .filter(run::alike)
                .mapToDouble(each -> difference(each, one, other))
                .toArray();
        double mean = 0;
        for (double each : differences) {
            mean += each / differences.length;
        }
        double squares = 0;
        for (double each : differences) {
            squares += (each - mean) * (each - mean);
        }
        return squares / (differences.length - 1);
    }

    private static double difference(SockShop run, String one, String other) {
        return run.replicaSeconds(one) - run.replicaSeconds(other);
    }
}
