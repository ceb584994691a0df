package dev.tenfold.kernel;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/**
 * One seed, one stream of chance per name, so that adding a fault does not reshuffle the load. Seed and name are mixed
 * by the SplitMix64 finaliser: unmixed, the streams of neighbouring seeds begin alike.
 *
 * @see <a href="https://doi.org/10.1145/2660193.2660195">Steele, Lea, Flood: Fast Splittable Pseudorandom Number
 *     Generators</a>
 */
public final class RandomStreams {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private final long seed;
    private boolean asked;

    /**
     * Streams of a seed, at their start.
     *
     * @param seed the scenario's seed; any value
     */
    public RandomStreams(long seed) {
        this.seed = seed;
    }

    /**
     * Whether any stream has given a number. Where none was asked for under one seed, none is under any other: whatever
     * would ask first has met the same until then.
     */
    public boolean asked() {
        return asked;
    }

    /** A new generator at the start of the named stream; the same name gives the same numbers. */
    public RandomGenerator stream(String name) {
        long state = mix(seed + GOLDEN_GAMMA);
        for (byte letter : name.getBytes(StandardCharsets.UTF_8)) {
            state = mix((state ^ letter) + GOLDEN_GAMMA);
        }
        return new SplitMix64(state);
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private final class SplitMix64 implements RandomGenerator {
        private long state;

        private SplitMix64(long state) {
            this.state = state;
        }

        @Override
        public long nextLong() {
            asked = true;
            state += GOLDEN_GAMMA;
            return mix(state);
        }
    }
}
