package dev.tenfold.drive.replay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * When recorded requests are sent again.
 *
 * @param speed how many recorded seconds pass in one; > 0
 * @param times how many users there are for each that there was, 1 or more
 * @param jitter each further user comes later by chance, at most by this
 * @param seed of that chance
 */
public record Timing(double speed, int times, Duration jitter, long seed) {
    private static final long SECOND_MILLIS = 1_000;

    public Timing {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("speed must be > 0, was " + speed);
        }
        if (times < 1) {
            throw new IllegalArgumentException("times must be >= 1, was " + times);
        }
        if (jitter.isNegative()) {
            throw new IllegalArgumentException("jitter must be >= 0s, was " + jitter);
        }
    }

    /** As it was. */
    public static Timing original() {
        return new Timing(1, 1, Duration.ZERO, 1);
    }

    /**
     * Moments of requests, ascending.
     *
     * @param atMillis when they were, of each
     * @param users whose they were, of each: the requests of one user keep their distance
     */
    List<Cue> cues(long[] atMillis, List<String> users) {
        double[] offsets = offsets(atMillis);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Cue> cues = new ArrayList<>(offsets.length * times);
        for (int copy = 0; copy < times; copy++) {
            Map<String, Long> late = new HashMap<>();
            for (int i = 0; i < offsets.length; i++) {
                boolean first = copy == 0;
                long later = first
                        ? 0
                        : late.computeIfAbsent(users.get(i), any -> (long) (random.nextDouble() * jitter.toNanos()));
                cues.add(new Cue((long) (offsets[i] * 1e6 / speed) + later, i));
            }
        }
        cues.sort(null);
        return cues;
    }

    /** Milliseconds since the first. Where a log tells whole seconds only, those of one second share it evenly. */
    private static double[] offsets(long[] atMillis) {
        long least = Arrays.stream(atMillis).min().orElse(0);
        double[] offsets = Arrays.stream(atMillis).mapToDouble(at -> at - least).toArray();
        if (!Arrays.stream(atMillis).allMatch(at -> at % SECOND_MILLIS == 0)) {
            return offsets;
        }
        Map<Long, Integer> many = new HashMap<>();
        Arrays.stream(atMillis).forEach(at -> many.merge(at, 1, Integer::sum));
        Map<Long, Integer> seen = new HashMap<>();
        for (int i = 0; i < offsets.length; i++) {
            int before = seen.merge(atMillis[i], 1, Integer::sum) - 1;
            offsets[i] += (double) SECOND_MILLIS * before / many.get(atMillis[i]);
        }
        return offsets;
    }

    /**
     * A request's turn.
     *
     * @param atNanos since start
     * @param call which, by its place in the recording
     */
    record Cue(long atNanos, int call) implements Comparable<Cue> {
        @Override
        public int compareTo(Cue other) {
            return Long.compare(atNanos, other.atNanos);
        }
    }
}
