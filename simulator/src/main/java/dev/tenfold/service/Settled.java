package dev.tenfold.service;

/** When a replica's youth no longer matters to anybody: not to an autoscaler, not to a metrics window. */
public final class Settled {
    /** One hour, longer than any initialisation period. */
    public static final long NANOS = 3_600_000_000_000L;

    private Settled() {}
}
