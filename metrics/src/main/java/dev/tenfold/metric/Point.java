package dev.tenfold.metric;

/**
 * A value at a time.
 *
 * @param timeMillis when, milliseconds since the epoch of whoever counts: virtual time in a rehearsal
 * @param value the value; may be NaN or infinite
 */
public record Point(long timeMillis, double value) {}
