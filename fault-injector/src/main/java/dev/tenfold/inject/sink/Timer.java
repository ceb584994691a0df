package dev.tenfold.inject.sink;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Time that passes, so that tests let it pass by hand. */
@FunctionalInterface
interface Timer {
    /**
     * Runs something once, after a while.
     *
     * @return calls it off; does no harm if it was done
     */
    Runnable after(Duration delay, Runnable act);

    /** Time by the machine's clock, on the event loop of the caller. */
    static Timer of(Vertx vertx) {
        return (delay, act) -> {
            long id = vertx.setTimer(Math.max(1, delay.toMillis()), ignored -> act.run());
            return () -> vertx.cancelTimer(id);
        };
    }
}
