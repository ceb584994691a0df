package dev.tenfold.policy.keda;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * {@code scalingStrategy} of a ScaledJob: how many jobs to start for a queue.
 *
 * @param name {@code default}, {@code custom}, {@code accurate} or {@code eager}; any other means the first
 * @param queueLengthDeduction of {@code custom}: jobs to take off
 * @param runningJobPercentage of {@code custom}: share of the running jobs to take off, 0..1; without it, or where it
 *     is no number, the default holds
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scaling/executor/scale_jobs.go">scale_jobs.go</a>
 */
public record JobStrategy(String name, OptionalInt queueLengthDeduction, OptionalDouble runningJobPercentage) {
    /** What holds if nothing is written. */
    public static final JobStrategy DEFAULT = new JobStrategy("default", OptionalInt.empty(), OptionalDouble.empty());

    public JobStrategy {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(queueLengthDeduction, "queueLengthDeduction");
        Objects.requireNonNull(runningJobPercentage, "runningJobPercentage");
    }

    /**
     * A strategy as written.
     *
     * @param percentage the share of the running jobs to take off, 0..1, as text
     */
    public static JobStrategy of(String name, OptionalInt queueLengthDeduction, String percentage) {
        OptionalDouble share = OptionalDouble.empty();
        try {
            share = percentage.isEmpty() ? share : OptionalDouble.of(Double.parseDouble(percentage));
        } catch (NumberFormatException none) {
            share = OptionalDouble.empty();
        }
        return new JobStrategy(name, queueLengthDeduction, share);
    }

    /**
     * How many jobs to start.
     *
     * @param atMost no more than these; can be negative
     * @param wanted as many as these, as far as the former allows
     */
    public record Start(long atMost, long wanted) {
        /** The number of jobs to start; &gt;= 0. */
        public long jobs() {
            return Math.max(0, Math.min(atMost, wanted));
        }
    }

    /**
     * Decides.
     *
     * @param wanted jobs that the queue is worth
     * @param demand the same, at most {@code maxReplicaCount}
     * @param running jobs that are not finished
     * @param pending those of them whose pod does not run yet
     * @param maximum {@code maxReplicaCount}
     */
    public Start decide(long wanted, long demand, long running, long pending, long maximum) {
        return switch (name) {
            case "custom" -> custom(wanted, demand, running, maximum);
            case "accurate" ->
                new Start(demand + running - pending > maximum ? maximum - running : demand - pending, wanted);
            case "eager" -> new Start(Math.min(maximum - running - pending, demand), maximum);
            default -> new Start(demand - running, wanted);
        };
    }

    private Start custom(long wanted, long demand, long running, long maximum) {
        if (runningJobPercentage.isEmpty()) {
            return new Start(demand - running, wanted);
        }
        long share = (long) (running * runningJobPercentage.getAsDouble());
        return new Start(Math.min(demand - queueLengthDeduction.orElse(0) - share, maximum), wanted);
    }
}
