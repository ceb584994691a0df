package dev.tenfold.trial;

/**
 * Student's law of means of small samples.
 *
 * @see <a href="https://personal.math.ubc.ca/~cbm/aands/page_948.htm">Abramowitz, Stegun: Handbook of Mathematical
 *     Functions, 26.7.3 and 26.7.4</a>
 */
final class Student {
    private static final double CONFIDENCE = 0.95;
    private static final int BISECTIONS = 80;

    private Student() {}

    /**
     * What the law stays below in size with 95 %.
     *
     * @param freedom degrees of freedom, 1 or more
     */
    static double quantile(int freedom) {
        double low = 0;
        double high = 1000;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (within(middle, freedom) < CONFIDENCE) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** Chance that the law lies between -t and t: finite sums for whole degrees of freedom. */
    private static double within(double t, int freedom) {
        double angle = StrictMath.atan(t / Math.sqrt(freedom));
        double sine = StrictMath.sin(angle);
        double cosine = StrictMath.cos(angle);
        boolean odd = freedom % 2 == 1;
        double term = odd ? cosine : 1;
        double sum = freedom == 1 ? 0 : term;
        for (int i = odd ? 3 : 2; i <= freedom - 2; i += 2) {
            term *= cosine * cosine * (i - 1) / i;
            sum += term;
        }
        return odd ? 2 / Math.PI * (angle + sine * sum) : sine * sum;
    }
}
