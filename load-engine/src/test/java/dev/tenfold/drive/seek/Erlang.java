package dev.tenfold.drive.seek;

/**
 * What users wait at c servers with exponential times and Poisson arrivals, exactly: the Erlang C formula and what
 * follows from it for the time in the system.
 *
 * @param servers 1 or more
 * @param seconds mean time of one request
 */
public record Erlang(int servers, double seconds) {
    /** Probability to wait at a rate, 0..1. */
    double waits(double rate) {
        double load = rate * seconds;
        double blocked = 1; // Erlang B by its recursion
        for (int n = 1; n <= servers; n++) {
            blocked = load * blocked / (n + load * blocked);
        }
        double busy = load / servers;
        return blocked / (1 - busy * (1 - blocked));
    }

    /** Share of requests that take longer than a time. */
    double later(double rate, double time) {
        double mu = 1 / seconds;
        double spare = servers * mu - rate;
        double waits = waits(rate);
        double served = Math.exp(-mu * time);
        double both = Math.abs(spare - mu) < 1e-9
                ? served * (1 + mu * time)
                : (spare * served - mu * Math.exp(-spare * time)) / (spare - mu);
        return (1 - waits) * served + waits * both;
    }

    /** The rate at which a quantile of the time in the system is exactly the goal's. */
    public double limit(Goal goal) {
        double low = 0;
        double high = servers / seconds;
        for (int i = 0; i < 100; i++) {
            double middle = (low + high) / 2;
            boolean holds = later(middle, goal.seconds()) < 1 - goal.quantile();
            low = holds ? middle : low;
            high = holds ? high : middle;
        }
        return low;
    }
}
