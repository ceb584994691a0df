package dev.tenfold.inject;

import io.vertx.core.Vertx;

/**
 * Makes a sink from its destination: when a game day begins, and again when what it left must be undone after a crash.
 */
@FunctionalInterface
public interface SinkFactory {
    /**
     * Opens a sink; nothing is written yet.
     *
     * @throws IllegalArgumentException if the destination says what no sink can do, with one clear sentence
     */
    Sink open(Vertx vertx, Destination destination);
}
