package dev.tenfold.architecture.bad.kernel;

/** Reads the wall clock. */
final class WatchesTheClock {
    long nowNanos() {
        return System.nanoTime();
    }
}
