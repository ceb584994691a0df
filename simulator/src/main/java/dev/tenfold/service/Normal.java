package dev.tenfold.service;

/** The standard normal law, in strict arithmetic. */
final class Normal {
    private static final double[] NEAR_ABOVE = {
        -3.969683028665376e1,
        2.209460984245205e2,
        -2.759285104469687e2,
        1.383577518672690e2,
        -3.066479806614716e1,
        2.506628277459239
    };
    private static final double[] NEAR_BELOW = {
        -5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1
    };
    private static final double[] FAR_ABOVE = {
        -7.784894002430293e-3,
        -3.223964580411365e-1,
        -2.400758277161838,
        -2.549732539343734,
        4.374664141464968,
        2.938163982698783
    };
    private static final double[] FAR_BELOW = {
        7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1
    };
    /** Where the tails begin. */
    private static final double TAIL = 0.02425;

    private static final double ROOT_TWO_PI = 2.5066282746310002;

    private Normal() {}

    /**
     * The deviate that a share {@code p} stays below, to 1e-9 of its value.
     *
     * @param p 0..1, both ends excluded
     * @see <a href="https://web.archive.org/web/20151030215612/http://home.online.no/~pjacklam/notes/invnorm/">Acklam:
     *     An algorithm for computing the inverse normal cumulative distribution function</a>
     */
    static double quantile(double p) {
        if (p > 1 - TAIL) {
            return -quantile(1 - p);
        }
        if (p < TAIL) {
            double q = StrictMath.sqrt(-2 * StrictMath.log(p));
            return polynomial(FAR_ABOVE, q) / polynomial(FAR_BELOW, q);
        }
        double q = p - 0.5;
        return q * polynomial(NEAR_ABOVE, q * q) / polynomial(NEAR_BELOW, q * q);
    }

    /** The share above {@code z}. */
    static double above(double z) {
        double half = Gamma.upper(0.5, z * z / 2) / 2;
        return z >= 0 ? half : 1 - half;
    }

    static double density(double z) {
        return StrictMath.exp(-z * z / 2) / ROOT_TWO_PI;
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
