package dev.tenfold.inject.gate;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Lets no client hold a connection without asking anything: neither many of them, nor one on which a request's head
 * arrives byte by byte. Idle time-outs alone do not see that, since each byte starts them again. All calls come from
 * one event loop.
 */
final class ConnectionWatch {
    private final Vertx vertx;
    private final Limits limits;
    private final Map<HttpConnection, Long> silent = new IdentityHashMap<>();
    private final Map<HttpConnection, Integer> open = new IdentityHashMap<>();

    ConnectionWatch(Vertx vertx, Limits limits) {
        this.vertx = vertx;
        this.limits = limits;
    }

    /** A client has connected. */
    void connected(HttpConnection connection) {
        if (open.size() >= limits.connections()) {
            connection.close();
            return;
        }
        open.put(connection, 0);
        connection.closeHandler(closed -> {
            open.remove(connection);
            speaks(connection);
        });
        await(connection, limits.arrival());
    }

    /** A request has come: its connection is not silent until that is answered. */
    void asked(HttpConnection connection) {
        speaks(connection);
        open.computeIfPresent(connection, (same, running) -> running + 1);
    }

    /** A request was answered; the next one may take a while to come. */
    void answered(HttpConnection connection) {
        Integer left = open.computeIfPresent(connection, (same, running) -> running - 1);
        if (left != null && left == 0) await(connection, limits.idle());
    }

    /** How many are open. */
    int size() {
        return open.size();
    }

    private void await(HttpConnection connection, Duration patience) {
        speaks(connection);
        silent.put(connection, vertx.setTimer(patience.toMillis(), late -> connection.close()));
    }

    private void speaks(HttpConnection connection) {
        Long timer = silent.remove(connection);
        if (timer != null) vertx.cancelTimer(timer);
    }
}
