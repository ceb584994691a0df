package dev.tenfold.promql.function;

/** {@code irate} and {@code idelta}: what happened between the last two samples. */
final class LastTwo {
    private LastTwo() {}

    static double irate(Window window, double[] unused) {
        if (window.size() < 2) {
            return RangeFunction.NOTHING;
        }
        double previous = window.value(window.size() - 2);
        double seconds = (window.time(window.size() - 1) - window.time(window.size() - 2)) / 1000.0;
        boolean reset = window.last() < previous;
        return (reset ? window.last() : window.last() - previous) / seconds;
    }

    static double idelta(Window window, double[] unused) {
        return window.size() < 2 ? RangeFunction.NOTHING : window.last() - window.value(window.size() - 2);
    }
}
