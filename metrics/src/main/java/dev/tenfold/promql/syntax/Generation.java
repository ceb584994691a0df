package dev.tenfold.promql.syntax;

/**
 * Which major version of Prometheus is imitated. The language is one; results differ where a window's edge touches a
 * sample, which aligned scrapes do all the time.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/migration/">the migration guide to 3.0</a>
 */
public enum Generation {
    /** As of 2.42: windows are closed, {@code [t - range, t]}; {@code rate(x[1m])} sees five samples 15 s apart. */
    TWO,

    /**
     * 3.0 and later: windows are open on the left, {@code (t - range, t]}; sums are compensated; a number may stand for
     * a duration and a duration for a number; names may be quoted.
     */
    THREE;

    /** Whether a sample exactly at the beginning of a window is outside of it. */
    public boolean leftOpen() {
        return this == THREE;
    }
}
