package dev.tenfold.web;

import dev.tenfold.inject.gate.Log;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What Vert.x tells of an event loop that is held for too long, as lines of our own log. */
final class LoopWatch extends Handler {
    /** Held here: the log manager forgets what nobody holds. */
    private static final Logger DETECTOR = Logger.getLogger("io.vertx.core.impl.BlockedThreadChecker");

    private final Log log;

    private LoopWatch(Log log) {
        this.log = log;
    }

    /** From now on a log is told, and nobody else. */
    static void tell(Log log) {
        for (Handler before : DETECTOR.getHandlers()) {
            DETECTOR.removeHandler(before);
        }
        DETECTOR.addHandler(new LoopWatch(log));
        DETECTOR.setUseParentHandlers(false);
    }

    @Override
    public void publish(LogRecord entry) {
        log.warn("event loop held", "what", entry.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
