package dev.tenfold.promql.function;

import dev.tenfold.promql.syntax.Generation;
import java.util.Map;

/** The functions over range vectors, by name. */
public final class RangeFunctions {
    private static final Map<String, RangeFunction> TWO = table(Generation.TWO);
    private static final Map<String, RangeFunction> THREE = table(Generation.THREE);

    private RangeFunctions() {}

    /** The function of that name, or null. */
    public static RangeFunction named(String name, Generation generation) {
        return (generation == Generation.TWO ? TWO : THREE).get(name);
    }

    /** Whether a function leaves the metric's name, as those that only pick a sample do. */
    public static boolean keepsName(String name) {
        return name.equals("last_over_time") || name.equals("first_over_time");
    }

    private static Map<String, RangeFunction> table(Generation generation) {
        Folds folds = new Folds(generation);
        Spreads spreads = new Spreads(generation);
        Trends trends = new Trends(generation);
        return Map.ofEntries(
                Map.entry("rate", new Extrapolation(generation, true, true)),
                Map.entry("increase", new Extrapolation(generation, true, false)),
                Map.entry("delta", new Extrapolation(generation, false, false)),
                Map.entry("irate", LastTwo::irate),
                Map.entry("idelta", LastTwo::idelta),
                Map.entry("sum_over_time", folds::sum),
                Map.entry("avg_over_time", folds::avg),
                Map.entry("min_over_time", Folds::min),
                Map.entry("max_over_time", Folds::max),
                Map.entry("count_over_time", (window, unused) -> window.size()),
                Map.entry("present_over_time", (window, unused) -> 1),
                Map.entry("last_over_time", (window, unused) -> window.last()),
                Map.entry("first_over_time", (window, unused) -> window.first()),
                Map.entry("ts_of_first_over_time", (window, unused) -> window.time(0) / 1000.0),
                Map.entry("ts_of_last_over_time", (window, unused) -> window.time(window.size() - 1) / 1000.0),
                Map.entry("ts_of_min_over_time", Folds::timeOfMin),
                Map.entry("ts_of_max_over_time", Folds::timeOfMax),
                Map.entry("changes", Folds::changes),
                Map.entry("resets", Folds::resets),
                Map.entry("stddev_over_time", spreads::stddev),
                Map.entry("stdvar_over_time", spreads::stdvar),
                Map.entry("quantile_over_time", spreads::quantile),
                Map.entry("mad_over_time", spreads::medianAbsoluteDeviation),
                Map.entry("deriv", trends::deriv),
                Map.entry("predict_linear", trends::predictLinear),
                Map.entry("holt_winters", Trends::smooth),
                Map.entry("double_exponential_smoothing", Trends::smooth));
    }
}
