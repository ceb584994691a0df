package dev.tenfold.service;

/**
 * The slowest of so many answers that were asked for at once: its tail is {@code 1 - (1 - p)^n} where one answer's is
 * p. Its moments are integrals of that tail, by Simpson's rule.
 *
 * @see <a href="https://doi.org/10.1145/2408776.2408794">Dean, Barroso: The tail at scale, 2013</a>
 */
final class Slowest {
    private static final int PANELS = 128;
    /** The tail beyond this is left out. */
    private static final double NEGLIGIBLE = 1e-7;

    /** Laws that differ by less have the same slowest. */
    private static final double ALIKE = 1e-4;

    private final double count;
    private double ofMean = Double.NaN;
    private double ofVariance;
    private double ofSkew;
    private double mean;
    private double variance;
    private double skew;

    /** @param count answers asked for at once, >= 1 */
    Slowest(double count) {
        this.count = count;
    }

    /** Probability that the slowest of so many takes longer than {@code seconds}. */
    static double above(ResponseLaw one, double count, double seconds) {
        return tail(one.above(seconds), count);
    }

    /** 1 - (1 - p)^n, also where p is very small. */
    static double tail(double p, double count) {
        return p >= 1 ? 1 : -StrictMath.expm1(count * StrictMath.log1p(-p));
    }

    /** Looks at the law of one answer by its cumulants. */
    void look(double oneMean, double oneVariance, double oneSkew) {
        if (near(oneMean, ofMean) && near(oneVariance, ofVariance) && near(oneSkew, ofSkew)) {
            return;
        }
        ofMean = oneMean;
        ofVariance = oneVariance;
        ofSkew = oneSkew;
        if (count == 1 || oneVariance <= 1e-12 * oneMean * oneMean) {
            mean = oneMean;
            variance = oneVariance;
            skew = oneSkew;
            return;
        }
        integrate(new ResponseLaw(oneMean, oneVariance, oneSkew));
    }

    private void integrate(ResponseLaw one) {
        double deviation = Math.sqrt(one.variance());
        double top = one.mean() + 4 * deviation;
        while (above(one, count, top) > NEGLIGIBLE && top < one.mean() + 40 * deviation) {
            top += 2 * deviation;
        }
        double width = top / PANELS;
        double zeroth = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i <= PANELS; i++) {
            double x = i * width;
            double weight = i == 0 || i == PANELS ? 1 : i % 2 == 1 ? 4 : 2;
            double tail = above(one, count, x) * weight * width / 3;
            zeroth += tail;
            first += 2 * x * tail;
            second += 3 * x * x * tail;
        }
        mean = zeroth;
        variance = Math.max(0, first - zeroth * zeroth);
        skew = Math.max(0, second - 3 * zeroth * first + 2 * zeroth * zeroth * zeroth);
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= ALIKE * Math.abs(a);
    }

    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }

    double skew() {
        return skew;
    }
}
