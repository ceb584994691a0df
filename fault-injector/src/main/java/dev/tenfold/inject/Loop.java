package dev.tenfold.inject;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/**
 * The one event loop of all game days, the time that passes on it, and threads beside it for what takes long. State is
 * changed on the loop alone. Everything that waits does so here, so that tests let time pass by hand.
 */
public interface Loop {
    /** Now, by the wall clock; it may be set back or forward at any time. */
    Instant now();

    /** Time since some moment, nanoseconds; it never goes back. */
    long nanos();

    /** Runs something on the loop, later; may be called from any thread. */
    void run(Runnable act);

    /** Runs something on the loop after a while. */
    Booking after(Duration delay, Runnable act);

    /** A thread of one's own beside the loop. */
    Worker worker(String name);

    /** Something that will be done. */
    @FunctionalInterface
    interface Booking {
        /** Not any more; does no harm if it has been done. */
        void cancel();
    }

    /** One thread beside the loop: what it is given runs in order. */
    interface Worker extends AutoCloseable {
        /** Runs something that may take long; the result arrives on the loop. */
        <T> Future<T> call(Callable<T> work);

        @Override
        void close();
    }

    /** The loop of the event-loop context of the caller, or a new one where there is none. */
    static Loop of(Vertx vertx, Clock clock) {
        return new VertxLoop(vertx, clock);
    }
}
