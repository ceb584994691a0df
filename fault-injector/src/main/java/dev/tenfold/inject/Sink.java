package dev.tenfold.inject;

import dev.tenfold.metric.Labels;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;

/**
 * A place to which series are pushed. What is only read, such as a scrape endpoint, needs none: it serves the game
 * day's last {@link Snapshot}, and nothing once that has ended. All calls come from one event loop; none blocks it.
 */
public interface Sink extends AutoCloseable {
    /** Where it writes to and how: what it was made from, and can be made from again to undo. */
    Destination destination();

    /**
     * Takes a snapshot. A sink that cannot keep up or whose server is away buffers within its bound, and drops the
     * oldest beyond.
     *
     * @return fails if the server refused for good; a server that is away is no failure but a {@link #health()}
     */
    Future<Void> write(Snapshot snapshot);

    /**
     * Leaves nothing behind: what is buffered is dropped, and each series ended in the sink's own way (staleness
     * markers, deletion of a group). May be called on a new sink of the same destination after a crash; again does no
     * harm.
     *
     * @param series all that were ever written, markers included
     * @param now the time of the end
     */
    Future<Void> undo(Collection<Labels> series, Instant now);

    /** How it fares. */
    Health health();

    @Override
    void close();

    /**
     * How a sink fares.
     *
     * @param up whether the last request succeeded
     * @param written samples that the server took
     * @param buffered samples that wait
     * @param dropped samples that were given up
     * @param trouble one sentence on what is wrong; empty if nothing is
     */
    record Health(boolean up, long written, long buffered, long dropped, String trouble) {}
}
