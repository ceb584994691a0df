package dev.tenfold.confirm.worker;

import java.util.List;

/**
 * What a replica is, as the scenario says.
 *
 * @param mode how a request is worked
 * @param cores requests that have CPU at once, 1 or more
 * @param slots requests that are worked on at once, 1 or more
 * @param queue requests that wait for a slot before more are refused
 * @param cpuNanos CPU time of a request, mean
 * @param variability squared coefficient of variation of the CPU time
 * @param latencyNanos time of a request that is not CPU
 * @param readyNanos from the start of the process until it may be ready; it is no sooner than it has booted
 * @param graceNanos how long it may finish what it holds once it is told to end
 * @param seed of what is left to chance
 */
public record Job(
        Mode mode,
        int cores,
        int slots,
        int queue,
        long cpuNanos,
        double variability,
        long latencyNanos,
        long readyNanos,
        long graceNanos,
        long seed) {
    /** How a request is worked. */
    public enum Mode {
        /** It waits: many replicas fit on a small machine. */
        TIMED,
        /** It burns CPU. */
        CPU
    }

    private static final int WORDS = 10;

    public Job {
        if (cores < 1 || slots < 1 || queue < 0) {
            throw new IllegalArgumentException("cores and slots must be >= 1 and queue >= 0");
        }
        if (cpuNanos < 0 || latencyNanos < 0 || readyNanos < 0 || graceNanos < 0 || !(variability >= 0)) {
            throw new IllegalArgumentException("times and variability must be >= 0");
        }
    }

    /** The same with another seed and time until it may be ready. */
    public Job with(long seed, long readyNanos) {
        return new Job(mode, cores, slots, queue, cpuNanos, variability, latencyNanos, readyNanos, graceNanos, seed);
    }

    /** As arguments of a process. */
    public List<String> words() {
        return List.of(
                mode.name(),
                Integer.toString(cores),
                Integer.toString(slots),
                Integer.toString(queue),
                Long.toString(cpuNanos),
                Long.toString(Double.doubleToLongBits(variability)),
                Long.toString(latencyNanos),
                Long.toString(readyNanos),
                Long.toString(graceNanos),
                Long.toString(seed));
    }

    /** Back from arguments. */
    static Job of(List<String> words) {
        if (words.size() != WORDS) {
            throw new IllegalArgumentException("a worker takes " + WORDS + " words, was " + words.size());
        }
        return new Job(
                Mode.valueOf(words.get(0)),
                Integer.parseInt(words.get(1)),
                Integer.parseInt(words.get(2)),
                Integer.parseInt(words.get(3)),
                Long.parseLong(words.get(4)),
                Double.longBitsToDouble(Long.parseLong(words.get(5))),
                Long.parseLong(words.get(6)),
                Long.parseLong(words.get(7)),
                Long.parseLong(words.get(8)),
                Long.parseLong(words.get(9)));
    }
}
