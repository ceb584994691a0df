package dev.tenfold.calibration;

import java.util.Arrays;

/** A square system of linear equations of the few unknowns that a fit has. */
final class SquareSystem {
    private SquareSystem() {}

    /**
     * Solves {@code matrix x = right} by elimination with pivots.
     *
     * @param matrix n x n, left as it was
     * @param right n numbers, left as they were
     * @return x; null where the equations do not determine it
     */
    static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            rows[i] = Arrays.copyOf(matrix[i], n + 1);
            rows[i][n] = right[i];
        }
        for (int column = 0; column < n; column++) {
            int pivot = pivot(rows, column);
            double[] chosen = rows[pivot];
            if (!(Math.abs(chosen[column]) > 0) || !Double.isFinite(chosen[column])) {
                return null;
            }
            rows[pivot] = rows[column];
            rows[column] = chosen;
            for (int i = 0; i < n; i++) {
                double factor = i == column ? 0 : rows[i][column] / chosen[column];
                for (int j = column; factor != 0 && j <= n; j++) {
                    rows[i][j] -= factor * chosen[j];
                }
            }
        }
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = rows[i][n] / rows[i][i];
        }
        return x;
    }

    /** The inverse; null where there is none. */
    static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] inverse = new double[n][n];
        for (int j = 0; j < n; j++) {
            double[] unit = new double[n];
            unit[j] = 1;
            double[] column = solve(matrix, unit);
            if (column == null) {
                return null;
            }
            for (int i = 0; i < n; i++) {
                inverse[i][j] = column[i];
            }
        }
        return inverse;
    }

    private static int pivot(double[][] rows, int column) {
        int best = column;
        for (int i = column + 1; i < rows.length; i++) {
            if (Math.abs(rows[i][column]) > Math.abs(rows[best][column])) {
                best = i;
            }
        }
        return best;
    }
}
