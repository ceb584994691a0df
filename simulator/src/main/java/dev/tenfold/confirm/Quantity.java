package dev.tenfold.confirm;

/** What is predicted and measured, with how far the medians may be apart where that decides. */
public enum Quantity {
    BASE_P95("p95 before the change", Unit.TIME, 0),
    SURGE_P95("p95 while scaling", Unit.TIME, 0),
    SURGE_P99("p99 while scaling", Unit.TIME, 0),
    HOLD_THROUGHPUT("steady throughput", Unit.RATE, 0.10),
    HOLD_P50("steady p50", Unit.TIME, 0),
    HOLD_P95("steady p95", Unit.TIME, 0.10),
    HOLD_P99("steady p99", Unit.TIME, 0),
    ERRORS("requests lost", Unit.SHARE, 0),
    SCALE_UP("scale-up time", Unit.SPAN, 0.15),
    PEAK_REPLICAS("peak replicas", Unit.COUNT, 0),
    MEAN_REPLICAS("replicas over time, mean", Unit.COUNT, 0);

    private final String title;
    private final Unit unit;
    private final double tolerance;

    Quantity(String title, Unit unit, double tolerance) {
        this.title = title;
        this.unit = unit;
        this.tolerance = tolerance;
    }

    /** How its numbers are written. */
    public enum Unit {
        /** Seconds, told in milliseconds. */
        TIME,
        /** Seconds. */
        SPAN,
        /** Per second. */
        RATE,
        /** 0..1. */
        SHARE,
        /** Things. */
        COUNT
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** How its numbers are written. */
    public Unit unit() {
        return unit;
    }

    /** Whether its median decides by itself. */
    public boolean decides() {
        return tolerance > 0;
    }

    /** How far the medians may be apart, as a share of the predicted one; 0 where only the band counts. */
    public double tolerance() {
        return tolerance;
    }
}
