package dev.tenfold.request;

/** Erlang's formulas for M/M/c, service time 1. */
final class ErlangC {
    private ErlangC() {}

    /** Share of requests that find all of {@code servers} taken, where nobody may wait: Erlang B by its recursion. */
    static double blocking(int servers, double erlang) {
        double blocked = 1;
        for (int n = 1; n <= servers; n++) {
            blocked = erlang * blocked / (n + erlang * blocked);
        }
        return blocked;
    }

    /** Share of requests that wait: Erlang C. */
    static double waiting(int servers, double load) {
        double blocked = blocking(servers, load * servers);
        return blocked / (1 - load * (1 - blocked));
    }

    /** Share of requests that take longer than so many services. */
    static double above(int servers, double load, double time) {
        double waits = waiting(servers, load);
        double spare = servers * (1 - load) - 1;
        double served = StrictMath.exp(-time);
        double factor = Math.abs(spare) < 1e-9 ? time : (1 - StrictMath.exp(-time * spare)) / spare;
        return served * (1 + waits * factor);
    }

    /** The response time that a share of the requests stays below. */
    static double quantile(int servers, double load, double share) {
        double low = 0;
        double high = 1e4;
        while (high - low > 1e-9) {
            double middle = (low + high) / 2;
            if (above(servers, load, middle) > 1 - share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
