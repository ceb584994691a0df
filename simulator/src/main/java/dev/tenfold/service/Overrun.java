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
    /** Above this the sums are quicker than the series. */
    private static final double SMALL = 1.2;

    private static final int TERMS = 12;

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
        double sum = 0;
        for (int n = 1; n <= TERMS; n++) {
            sum += Normal.above(b * StrictMath.sqrt(n)) / n;
        }
        return 1 - StrictMath.exp(-sum);
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
        double sum = 0;
        for (int n = 1; n <= TERMS; n++) {
            double z = b * StrictMath.sqrt(n);
            sum += (Normal.density(z) - z * Normal.above(z)) / StrictMath.sqrt(n);
        }
        return Math.max(0, sum);
    }
}
