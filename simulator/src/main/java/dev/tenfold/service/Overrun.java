package dev.tenfold.service;

/**
 * Work that does not fit into its period and is left for the next: each period brings a normal amount, takes a fixed
 * one, and what is left over is the reflected walk {@code W' = max(0, W + A - Q)}. With {@code b = (Q - E A) / sd A}
 * its equilibrium is the maximum of a random walk of normal steps of mean {@code -b} and deviation 1, by Spitzer's
 * identity
 *
 * <pre>
 *   P(W = 0) = exp(-sum_n P(S_n > 0) / n),   E W = sum_n E max(S_n, 0) / n
 * </pre>
 *
 * which have quick series in the zeta function for small {@code b}, and few terms that count for large {@code b}.
 *
 * @see <a href="https://doi.org/10.1214/aop/1024404289">Chang, Peres: Ladder heights, Gaussian random walks and the
 *     Riemann zeta function, Annals of Probability 25, 1997</a>
 * @see <a href="https://doi.org/10.1214/105051606000000781">Janssen, van Leeuwaarden: On Lerch's transcendent and the
 *     Gaussian random walk, Annals of Applied Probability 17, 2007</a>
 */
final class Overrun {
    /** Zeta at 1/2, -1/2, -3/2, -5/2, -7/2. */
    private static final double[] ZETA = {
        -1.4603545088095868, -0.2078862249773545, -0.0254852018898330, 0.0085169287778503, 0.0044410117126796
    };

    private static final double ROOT_TWO_PI = 2.5066282746310002;
    /** Above this the series do not do; the sums are kept in tables. */
    private static final double SMALL = 1.2;

    /** Above this nothing is ever left. */
    private static final double LARGE = 7;

    private static final int TERMS = 12;
    private static final int PER_UNIT = 64;

    /** Logarithms, to be interpolated: good to 5e-5 of the value. */
    private static final double[] SHARES = new double[(int) Math.ceil((LARGE - SMALL) * PER_UNIT) + 2];

    private static final double[] MEANS = new double[SHARES.length];

    static {
        for (int i = 0; i < SHARES.length; i++) {
            double b = SMALL + (double) i / PER_UNIT;
            SHARES[i] = StrictMath.log(sumOfShares(b));
            MEANS[i] = StrictMath.log(sumOfMeans(b));
        }
    }

    private Overrun() {}

    /**
     * Share of the periods whose work does not fit.
     *
     * @param b spare room of a period over the deviation of its work; > 0
     */
    static double share(double b) {
        if (b < SMALL) {
            double sum = 0;
            double power = 1;
            for (int r = 0; r < ZETA.length - 1; r++) {
                sum += ZETA[r] * power / (2 * r + 1);
                power *= -b * b / 2 / (r + 1);
            }
            return 1 - StrictMath.sqrt(2) * b * StrictMath.exp(b / ROOT_TWO_PI * sum);
        }
        return read(SHARES, b);
    }

    /**
     * Work left at the end of a period, mean, in deviations of a period's work.
     *
     * @param b spare room of a period over the deviation of its work; > 0
     */
    static double mean(double b) {
        if (b < SMALL) {
            double sum = 0;
            double power = 1;
            for (int r = 0; r < ZETA.length - 1; r++) {
                sum += ZETA[r + 1] * power / ((2 * r + 1) * (2 * r + 2));
                power *= -b * b / 2 / (r + 1);
            }
            return 1 / (2 * b) + ZETA[0] / ROOT_TWO_PI + b / 4 + b * b / ROOT_TWO_PI * sum;
        }
        return read(MEANS, b);
    }

    private static double read(double[] logarithms, double b) {
        if (b >= LARGE) {
            return 0;
        }
        double at = (b - SMALL) * PER_UNIT;
        int i = (int) at;
        return StrictMath.exp(logarithms[i] + (at - i) * (logarithms[i + 1] - logarithms[i]));
    }

    private static double sumOfShares(double b) {
        double sum = 0;
        for (int n = 1; n <= TERMS; n++) {
            sum += Normal.above(b * StrictMath.sqrt(n)) / n;
        }
        // 1 - exp(-sum) would lose its digits.
        return sum * (1 - sum / 2 * (1 - sum / 3 * (1 - sum / 4)));
    }

    private static double sumOfMeans(double b) {
        double sum = 0;
        for (int n = 1; n <= TERMS; n++) {
            double z = b * StrictMath.sqrt(n);
            // phi(z) - z Q(z) loses its digits for large z, where phi(z) / z^2 (1 - 3 / z^2) is near enough.
            double excess = z < 5
                    ? Normal.density(z) - z * Normal.above(z)
                    : Normal.density(z) / (z * z) * (1 - 3 / (z * z) + 15 / (z * z * z * z));
            sum += excess / StrictMath.sqrt(n);
        }
        return sum;
    }
}
