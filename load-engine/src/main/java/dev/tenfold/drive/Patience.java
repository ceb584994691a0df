package dev.tenfold.drive;

/**
 * How long a worker waits for what.
 *
 * @param timeoutNanos for an answer, from the intended moment
 * @param endNanos after which nothing more is sent
 * @param drainNanos how long it then waits for answers
 */
record Patience(long timeoutNanos, long endNanos, long drainNanos) {
    long endOfDrain() {
        return endNanos + drainNanos;
    }
}
