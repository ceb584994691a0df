package dev.tenfold.confirm.worker;

/** How many are somewhere, and the sum of the time that they have been there. */
final class Gauge {
    private int present;
    private long sumNanos;
    private long sinceNanos = System.nanoTime();

    synchronized void enter() {
        pass();
        present++;
    }

    synchronized void leave() {
        pass();
        present--;
    }

    synchronized int present() {
        return present;
    }

    /** Nanoseconds of all together, so far. */
    synchronized long nanos() {
        pass();
        return sumNanos;
    }

    private void pass() {
        long now = System.nanoTime();
        sumNanos += present * (now - sinceNanos);
        sinceNanos = now;
    }
}
