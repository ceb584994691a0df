package dev.tenfold.service;

/**
 * The gamma function's relatives, in strict arithmetic, so that every machine gets the same bits.
 *
 * @see <a href="https://dlmf.nist.gov/8">NIST DLMF, chapter 8: incomplete gamma and related functions</a>
 */
final class Gamma {
    /** Lanczos' coefficients for g = 7, n = 9, accurate to 15 digits. */
    private static final double[] LANCZOS = {
        0.99999999999980993,
        676.5203681218851,
        -1259.1392167224028,
        771.32342877765313,
        -176.61502916214059,
        12.507343278686905,
        -0.13857109526572012,
        9.9843695780195716e-6,
        1.5056327351493116e-7
    };

    private static final double ACCURACY = 1e-12;
    private static final int MOST_TERMS = 2_000;

    private Gamma() {}

    /**
     * Natural logarithm of the gamma function.
     *
     * @param a > 0
     */
    static double logGamma(double a) {
        double x = a - 1;
        double sum = LANCZOS[0];
        for (int i = 1; i < LANCZOS.length; i++) {
            sum += LANCZOS[i] / (x + i);
        }
        double t = x + 7.5;
        return 0.5 * StrictMath.log(2 * Math.PI) + (x + 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
    }

    /**
     * Regularised upper incomplete gamma function Q(a, x): the share of a gamma law of shape {@code a} above {@code x}.
     *
     * @param a > 0
     */
    static double upper(double a, double x) {
        return x <= 0 ? 1 : upper(a, x, logGamma(a));
    }

    /**
     * The same, where the logarithm of the gamma function is known.
     *
     * @param logGamma of {@code a}
     */
    static double upper(double a, double x, double logGamma) {
        if (x <= 0) {
            return 1;
        }
        double front = StrictMath.exp(a * StrictMath.log(x) - x - logGamma);
        return x < a + 1 ? 1 - front * series(a, x) : front * continuedFraction(a, x);
    }

    private static double series(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < MOST_TERMS && term > sum * ACCURACY; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    /** Lentz's method. */
    private static double continuedFraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / 1e-300;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i < MOST_TERMS; i++) {
            double an = -i * (i - a);
            b += 2;
            d = 1 / (an * d + b);
            c = b + an / c;
            double delta = d * c;
            h *= delta;
            if (Math.abs(delta - 1) < ACCURACY) {
                break;
            }
        }
        return h;
    }
}
