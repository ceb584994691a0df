package dev.tenfold.drive.seek;

import java.util.List;
import java.util.Optional;

/**
 * Two straight lines that meet, through the logarithm of latency by rate.
 *
 * @param bend how much steeper the second is
 * @param squares what is left of the spread
 */
record Hinge(double bend, double squares) {
    /** The best with the joint at a rate: least squares of {@code 1, rate, max(0, rate - joint)}. */
    static Optional<Hinge> through(List<Curve.Point> points, double joint) {
        double scale = points.get(points.size() - 1).rate();
        double[][] normal = new double[3][4];
        for (Curve.Point point : points) {
            double[] row = row(point, joint, scale);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    normal[i][j] += row[i] * row[j];
                }
                normal[i][3] += row[i] * Math.log(point.latency());
            }
        }
        return solve(normal).map(c -> {
            double squares = 0;
            for (Curve.Point point : points) {
                double[] row = row(point, joint, scale);
                double off = Math.log(point.latency()) - c[0] * row[0] - c[1] * row[1] - c[2] * row[2];
                squares += off * off;
            }
            return new Hinge(c[2], squares);
        });
    }

    private static double[] row(Curve.Point point, double joint, double scale) {
        return new double[] {1, point.rate() / scale, Math.max(0, point.rate() - joint) / scale};
    }

    /** Gauss and Jordan. */
    private static Optional<double[]> solve(double[][] m) {
        for (int i = 0; i < 3; i++) {
            if (Math.abs(m[i][i]) < 1e-12) {
                return Optional.empty();
            }
            for (int j = 0; j < 3; j++) {
                double times = j == i ? 0 : m[j][i] / m[i][i];
                for (int k = i; k < 4; k++) {
                    m[j][k] -= times * m[i][k];
                }
            }
        }
        return Optional.of(new double[] {m[0][3] / m[0][0], m[1][3] / m[1][1], m[2][3] / m[2][2]});
    }
}
