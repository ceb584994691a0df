package dev.tenfold.confirm.site;

import java.util.OptionalLong;

/**
 * A replica as it is seen at one moment.
 *
 * @param number unique, in the order of creation
 * @param port where it listens; 0 before it does
 * @param createdNanos when its process was started, on the clock of {@link System#nanoTime}
 * @param readyNanos when it began to take requests
 * @param together how many booted when it was created, itself included
 */
public record Replica(int number, int port, long createdNanos, OptionalLong readyNanos, int together) {
    /** Whether it takes requests. */
    public boolean ready() {
        return readyNanos.isPresent();
    }
}
