package dev.tenfold.service;

/**
 * The law of decorrelated jitter: a pause is uniform on first..3 times the one before, at most the cap. The density is
 * followed from retry to retry on cells whose width grows in proportion, with an atom at the cap.
 */
final class Decorrelated {
    private static final int CELLS = 400;

    private final double first;
    private final double cap;
    private final double[] edges = new double[CELLS + 1];
    private double[] cells = new double[CELLS];
    private double atCap;

    private Decorrelated(double first, double cap) {
        this.first = first;
        this.cap = cap;
        for (int i = 0; i <= CELLS; i++) {
            edges[i] = first * StrictMath.pow(cap / first, (double) i / CELLS);
        }
    }

    /**
     * Mean and mean square of the pause before a retry.
     *
     * @param first > 0, seconds
     * @param cap > {@code first}, seconds
     * @param retry 1 for the first
     */
    static double[] meanAndSquare(double first, double cap, int retry) {
        Decorrelated law = new Decorrelated(first, cap);
        law.spread(1, first, law.cells);
        for (int i = 1; i < retry; i++) {
            law.follow();
        }
        return law.moments();
    }

    private void follow() {
        double[] next = new double[CELLS];
        double before = atCap;
        atCap = 0;
        for (int i = 0; i < CELLS; i++) {
            spread(cells[i], (edges[i] + edges[i + 1]) / 2, next);
        }
        spread(before, cap, next);
        cells = next;
    }

    /** So much of the mass had a pause of {@code pause} before. */
    private void spread(double mass, double pause, double[] onto) {
        double top = 3 * pause;
        double density = mass / (top - first);
        for (int i = 0; i < CELLS && edges[i] < top; i++) {
            onto[i] += density * (Math.min(top, edges[i + 1]) - edges[i]);
        }
        atCap += density * Math.max(0, top - cap);
    }

    private double[] moments() {
        double mean = atCap * cap;
        double square = atCap * cap * cap;
        for (int i = 0; i < CELLS; i++) {
            double a = edges[i];
            double b = edges[i + 1];
            mean += cells[i] * (a + b) / 2;
            square += cells[i] * (a * a + a * b + b * b) / 3;
        }
        return new double[] {mean, square};
    }
}
