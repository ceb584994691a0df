package dev.tenfold.policy.keda;

import java.util.List;

/**
 * What the triggers of a ScaledJob ask for together.
 *
 * @param active whether one of them is active
 * @param queueLength of what waits
 * @param jobs that it is worth, at most {@code maxReplicaCount}
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scaling/scaledjob/metrics.go">metrics.go</a>
 */
public record JobDemand(boolean active, long queueLength, long jobs) {
    private static final OfTrigger NOTHING = new OfTrigger(0, 0, false);

    /**
     * What one trigger says.
     *
     * @param queueLength its metric
     * @param jobs the metric in targets: length by target, at most {@code maxReplicaCount}
     * @param active whether it is active; if not, it does not count
     */
    public record OfTrigger(double queueLength, double jobs, boolean active) {

        /** What a metric is worth against a target, if there is one. */
        public static OfTrigger of(double metric, double target, boolean active, int maximum) {
            double jobs = target != 0 ? Math.min(maximum, metric / target) : 0;
            return new OfTrigger(metric, jobs, active);
        }
    }

    /**
     * Puts the triggers together.
     *
     * @param calculation {@code multipleScalersCalculation}: {@code max}, {@code min}, {@code avg} or {@code sum}; any
     *     other means the first, with which an active trigger whose metric is 0 does not make the whole active
     * @param minimum {@code minReplicaCount}; above 0 the whole is always active
     * @param maximum {@code maxReplicaCount}
     */
    public static JobDemand of(List<OfTrigger> triggers, String calculation, int minimum, int maximum) {
        List<OfTrigger> active = triggers.stream().filter(OfTrigger::active).toList();
        OfTrigger whole = switch (calculation) {
            case "sum" -> sum(active, 1);
            case "avg" -> sum(active, Math.max(1, active.size()));
            case "min" -> active.stream().reduce(NOTHING, JobDemand::shorter);
            default -> active.stream().reduce(NOTHING, JobDemand::longer);
        };
        return new JobDemand(
                whole.active() || minimum > 0, ceil(whole.queueLength()), ceil(Math.min(whole.jobs(), maximum)));
    }

    private static OfTrigger sum(List<OfTrigger> active, int share) {
        double length = active.stream().mapToDouble(OfTrigger::queueLength).sum();
        double jobs = active.stream().mapToDouble(OfTrigger::jobs).sum();
        return new OfTrigger(length / share, jobs / share, !active.isEmpty());
    }

    private static OfTrigger shorter(OfTrigger one, OfTrigger other) {
        return one.queueLength() == 0 || other.queueLength() < one.queueLength() ? other : one;
    }

    private static OfTrigger longer(OfTrigger one, OfTrigger other) {
        return other.queueLength() > one.queueLength() ? other : one;
    }

    private static long ceil(double value) {
        return (long) Math.ceil(value);
    }
}
