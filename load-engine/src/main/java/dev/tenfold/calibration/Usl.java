package dev.tenfold.calibration;

/**
 * The Universal Scalability Law: throughput of N users, threads or replicas that share something, {@code X(N) = lambda
 * N / (1 + alpha (N - 1) + beta N (N - 1))}.
 *
 * @param lambda throughput of one alone, per second or in the data's own unit; > 0
 * @param alpha contention: the share of the work that only one can do at a time; >= 0
 * @param beta coherence: what each pair costs to agree; >= 0
 * @see <a href="https://doi.org/10.1007/978-3-540-31010-5">Gunther: Guerrilla Capacity Planning, 2007</a>
 */
public record Usl(double lambda, double alpha, double beta) {
    public Usl {
        if (!(lambda > 0)) {
            throw new IllegalArgumentException("lambda must be > 0, was " + lambda);
        }
        if (!(alpha >= 0)) {
            throw new IllegalArgumentException("alpha must be >= 0, was " + alpha);
        }
        if (!(beta >= 0)) {
            throw new IllegalArgumentException("beta must be >= 0, was " + beta);
        }
    }

    /** Throughput of N. */
    public double throughput(double n) {
        return lambda * n / (1 + alpha * (n - 1) + beta * n * (n - 1));
    }

    /** Mean time that one of N takes, by Little's law; seconds where lambda is per second. */
    public double latency(double n) {
        return n / throughput(n);
    }

    /** The N beyond which more is less; infinite where throughput only levels off, 1 where it falls at once. */
    public double peak() {
        return beta == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(Math.max(1, (1 - alpha) / beta));
    }

    /** Highest throughput at any N; infinite without contention and coherence. */
    public double most() {
        return beta == 0 ? limit() : throughput(peak());
    }

    /** What contention alone leaves, Amdahl's limit; infinite without contention. */
    public double limit() {
        return alpha == 0 ? Double.POSITIVE_INFINITY : lambda / alpha;
    }

    /**
     * Throughput at which one takes a given time on average: Little's law, {@code N = X latency}, solved with the law.
     *
     * @param latency at least that of one alone, {@code 1 / lambda}
     */
    public double throughputAt(double latency) {
        // lambda r = 1 + alpha (n - 1) + beta n (n - 1) is quadratic in n.
        double b = alpha - beta;
        double c = 1 - alpha - lambda * latency;
        if (beta == 0) {
            return alpha == 0 ? Double.NaN : -c / b / latency;
        }
        return (-b + Math.sqrt(b * b - 4 * beta * c)) / (2 * beta) / latency;
    }
}
