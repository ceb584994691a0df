package dev.tenfold.calibration;

/**
 * How well a curve goes through its points.
 *
 * @param points how many
 * @param explained R squared: the share of the points' spread that the curve explains; 1 is all, below 0 is worse than
 *     their mean; NaN where they do not spread
 * @param relativeError mean of the absolute residuals over the mean of the points
 */
public record Quality(int points, double explained, double relativeError) {

    /** Compares points with the curve's values at the same places. */
    static Quality of(double[] measured, double[] fitted) {
        double mean = 0;
        for (double y : measured) {
            mean += y / measured.length;
        }
        double residuals = 0;
        double spread = 0;
        double off = 0;
        for (int i = 0; i < measured.length; i++) {
            double residual = measured[i] - fitted[i];
            residuals += residual * residual;
            spread += (measured[i] - mean) * (measured[i] - mean);
            off += Math.abs(residual) / measured.length;
        }
        return new Quality(measured.length, spread > 0 ? 1 - residuals / spread : Double.NaN, off / mean);
    }

    /** Such as {@code R2 0.981, off by 3.2 %, 20 points}. */
    public String told() {
        String share = Double.isNaN(explained) ? "" : "R2 " + Digits.decimals(explained, 3) + ", ";
        return share + "off by " + Digits.percent(relativeError) + ", " + points + " points";
    }
}
