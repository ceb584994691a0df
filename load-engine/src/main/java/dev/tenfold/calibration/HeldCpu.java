package dev.tenfold.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The CPU of a replica at which an autoscaler held a service: its target utilization times what a pod requests. Found
 * by replaying the autoscaler's own arithmetic on the measured CPU: that value is best whose replicas are closest to
 * those that were there.
 *
 * @param cores CPU of a replica, the middle of those that explain the replicas equally well
 * @param low the lowest of them
 * @param high the highest of them; infinite where the service never grew
 * @param error mean difference between replayed and real replicas
 * @param points how many intervals were compared
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/">Algorithm
 *     details</a>
 */
public record HeldCpu(double cores, double low, double high, double error, int points) {
    private static final double TOLERANCE = 0.1;
    private static final long SYNC_MILLIS = 15_000;
    private static final long STABILIZATION_MILLIS = 300_000;
    private static final double FINEST = 1.02;
    private static final double ALIKE = 1.02;
    private static final int FEWEST_POINTS = 5;

    /** Nobody leaves more than this between two samples of one run of the autoscaler. */
    private static final long APART_MILLIS = 600_000;

    /** Fits within the bounds that were seen; empty where CPU and replicas were hardly measured together. */
    public static Optional<HeldCpu> of(Measurements measurements) {
        Role role = told(measurements);
        double[] replicas = measurements.with(role).stream()
                .mapToDouble(each -> each.of(role))
                .sorted()
                .toArray();
        return replicas.length == 0
                ? Optional.empty()
                : of(measurements, Math.max(1, replicas[0]), replicas[replicas.length - 1]);
    }

    /**
     * Fits.
     *
     * @param least replicas that the autoscaler keeps at least
     * @param most replicas that it makes at most
     */
    public static Optional<HeldCpu> of(Measurements measurements, double least, double most) {
        Role role = told(measurements);
        List<Observation> told = measurements.with(Role.CPU, role);
        double busiest =
                told.stream().mapToDouble(each -> each.of(Role.CPU)).max().orElse(0);
        if (told.size() < FEWEST_POINTS || !(busiest > 0)) {
            return Optional.empty();
        }
        double[] counts =
                told.stream().mapToDouble(each -> each.of(role)).sorted().toArray();
        if (counts[counts.length - 1] <= counts[0]) {
            // Held at its floor: the target is above what every replica used, who knows how far.
            double used = busiest / counts[0] / (1 + TOLERANCE);
            return Optional.of(new HeldCpu(2 * used, used, Double.POSITIVE_INFINITY, 0, told.size()));
        }
        List<List<Observation>> runs = runs(told);
        List<double[]> tried = new ArrayList<>();
        double best = Double.POSITIVE_INFINITY;
        for (double cores = busiest / most / 20; cores < 2 * busiest; cores *= FINEST) {
            double error = 0;
            for (List<Observation> run : runs) {
                error += new Replay(run, role, cores, least, most).error();
            }
            tried.add(new double[] {cores, error});
            best = Math.min(best, error);
        }
        double bar = best * ALIKE;
        double low = tried.stream().filter(each -> each[1] <= bar).findFirst().orElseThrow()[0];
        double high = low;
        for (double[] each : tried) {
            high = each[1] <= bar ? each[0] : high;
        }
        return Optional.of(new HeldCpu(Math.sqrt(low * high), low, high, best / told.size(), told.size()));
    }

    /** What the autoscaler wanted where that was measured, else what was ready, which lags by a start. */
    private static Role told(Measurements measurements) {
        return measurements.with(Role.CPU, Role.WANTED).size() >= FEWEST_POINTS ? Role.WANTED : Role.REPLICAS;
    }

    /** Measurements of one run behind the other, apart. */
    private static List<List<Observation>> runs(List<Observation> told) {
        List<List<Observation>> runs = new ArrayList<>();
        for (int i = 0; i < told.size(); i++) {
            if (i == 0 || told.get(i).atMillis() - told.get(i - 1).atMillis() > APART_MILLIS) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(told.get(i));
        }
        return runs;
    }

    /** The autoscaler on measured CPU: every 15 s, in proportion outside the tolerance, down only after 300 s. */
    private static final class Replay {
        private final List<Observation> run;
        private final Role role;
        private final double target;
        private final double least;
        private final double most;
        private final List<double[]> wanted = new ArrayList<>();
        private double replicas;

        Replay(List<Observation> run, Role role, double target, double least, double most) {
            this.run = run;
            this.role = role;
            this.target = target;
            this.least = least;
            this.most = most;
            replicas = run.get(0).of(role);
        }

        double error() {
            double error = 0;
            for (int i = 1; i < run.size(); i++) {
                long from = run.get(i - 1).atMillis();
                long to = run.get(i).atMillis();
                for (long now = from; now < to; now += SYNC_MILLIS) {
                    double share = (double) (now - from) / (to - from);
                    decide(
                            now,
                            (1 - share) * run.get(i - 1).of(Role.CPU)
                                    + share * run.get(i).of(Role.CPU));
                }
                error += Math.abs(replicas - run.get(i).of(role));
            }
            return error;
        }

        private void decide(long now, double cores) {
            double ratio = cores / (replicas * target);
            double proposal = Math.abs(ratio - 1) <= TOLERANCE ? replicas : Math.ceil(cores / target);
            double bounded = Math.max(least, Math.min(most, proposal));
            wanted.add(new double[] {now, bounded});
            wanted.removeIf(each -> each[0] <= now - STABILIZATION_MILLIS);
            double stable = wanted.stream().mapToDouble(each -> each[1]).max().orElseThrow();
            replicas = bounded >= replicas ? bounded : Math.min(replicas, stable);
        }
    }
}
