package dev.tenfold.confirm.worker;

import java.util.SplittableRandom;

/**
 * How long a request has to be worked: a gamma law, of which the constant and the exponential one are cases, as in the
 * model.
 *
 * @see <a href="https://doi.org/10.1145/358407.358414">Marsaglia, Tsang: A simple method for generating gamma
 *     variables</a>
 */
final class Law {
    private final SplittableRandom random;
    private final double meanNanos;
    private final double variability;

    Law(long seed, double meanNanos, double variability) {
        random = new SplittableRandom(seed);
        this.meanNanos = meanNanos;
        this.variability = variability;
    }

    /** The next time, nanoseconds. */
    synchronized long next() {
        return (long) (meanNanos * unit());
    }

    private double unit() {
        if (variability == 0) {
            return 1;
        }
        if (variability == 1) {
            return -StrictMath.log(1 - random.nextDouble());
        }
        double shape = 1 / variability;
        return shape >= 1
                ? gamma(shape) / shape
                : gamma(shape + 1) * StrictMath.pow(1 - random.nextDouble(), 1 / shape) / shape;
    }

    private double gamma(double shape) {
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = random.nextGaussian();
            double cube = (1 + c * x) * (1 + c * x) * (1 + c * x);
            if (cube > 0) {
                double u = 1 - random.nextDouble();
                if (StrictMath.log(u) < x * x / 2 + d * (1 - cube + StrictMath.log(cube))) {
                    return d * cube;
                }
            }
        }
    }
}
