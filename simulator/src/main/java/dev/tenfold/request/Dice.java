package dev.tenfold.request;

import java.util.random.RandomGenerator;

/**
 * A quick stream of chance. Its numbers come from SplitMix64 and from exact double arithmetic, so that they are the
 * same on every machine; the JDK's own exponentials are free to change from one version to the next.
 *
 * <p>Exponentials are by the ziggurat of 256 layers (Marsaglia, Tsang: The Ziggurat Method for Generating Random
 * Variables, Journal of Statistical Software 5, 2000, 8); normals by the polar method.
 */
final class Dice {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    /** Where the tail begins, and the area of each layer. */
    private static final double TAIL = 7.697117470131487;

    private static final double AREA = 3.9496598225815571993e-3;
    private static final int LAYERS = 256;
    private static final long[] INSIDE = new long[LAYERS];
    private static final double[] WIDTH = new double[LAYERS];
    private static final double[] HEIGHT = new double[LAYERS];

    static {
        double scale = 0x1.0p53;
        double edge = TAIL;
        double above = TAIL;
        double base = AREA / StrictMath.exp(-TAIL);
        INSIDE[0] = (long) (edge / base * scale);
        WIDTH[0] = base / scale;
        WIDTH[LAYERS - 1] = edge / scale;
        HEIGHT[0] = 1;
        HEIGHT[LAYERS - 1] = StrictMath.exp(-edge);
        for (int i = LAYERS - 2; i >= 1; i--) {
            edge = -StrictMath.log(AREA / edge + StrictMath.exp(-edge));
            INSIDE[i + 1] = (long) (edge / above * scale);
            above = edge;
            HEIGHT[i] = StrictMath.exp(-edge);
            WIDTH[i] = edge / scale;
        }
    }

    private long state;

    /** @param seeds tells where the stream begins */
    Dice(RandomGenerator seeds) {
        state = seeds.nextLong();
    }

    /** 64 random bits. */
    long bits() {
        state += GOLDEN_GAMMA;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** Evenly from 0, included, to 1, excluded. */
    double uniform() {
        return (bits() >>> 11) * UNIT;
    }

    /** Evenly from 0 to {@code bound}, excluded; so little uneven that it does not matter. */
    int below(int bound) {
        return (int) (((bits() >>> 32) * bound) >>> 32);
    }

    /** Whether something happens that has a probability; nothing is drawn where it is certain. */
    boolean happens(double probability) {
        return probability > 0 && (probability >= 1 || uniform() < probability);
    }

    /** An exponential of mean 1. */
    double exponential() {
        for (double shift = 0; ; ) {
            long word = bits();
            int layer = (int) (word & (LAYERS - 1));
            long across = word >>> 11;
            double x = across * WIDTH[layer];
            if (across < INSIDE[layer]) {
                return shift + x;
            }
            if (layer == 0) {
                shift += TAIL;
            } else if (HEIGHT[layer] + uniform() * (HEIGHT[layer - 1] - HEIGHT[layer]) < StrictMath.exp(-x)) {
                return shift + x;
            }
        }
    }

    /** A normal of mean 0 and deviation 1. */
    double normal() {
        double x;
        double square;
        do {
            x = 2 * uniform() - 1;
            double y = 2 * uniform() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        return x * Math.sqrt(-2 * StrictMath.log(square) / square);
    }

    /**
     * A gamma of mean {@code shape} and scale 1.
     *
     * @param shape > 0
     * @see <a href="https://doi.org/10.1145/358407.358414">Marsaglia, Tsang: A simple method for generating gamma
     *     variables</a>
     */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(1 - uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        for (; ; ) {
            double x = normal();
            double root = 1 + c * x;
            if (root > 0) {
                double cube = root * root * root;
                double u = 1 - uniform();
                if (StrictMath.log(u) < 0.5 * x * x + d - d * cube + d * StrictMath.log(cube)) {
                    return d * cube;
                }
            }
        }
    }

    /** Of mean 1 and a squared coefficient of variation: constant at 0, exponential at 1, else gamma. */
    double unit(double variability) {
        if (variability == 1) {
            return exponential();
        }
        return variability == 0 ? 1 : gamma(1 / variability) * variability;
    }
}
