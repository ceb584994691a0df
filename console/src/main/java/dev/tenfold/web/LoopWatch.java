package dev.tenfold.web;

import dev.tenfold.inject.gate.Log;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What Vert.x tells of an event loop that is held for too long, as lines of our own log, and only since clients may
 * come: before, a JVM loads its classes and nobody waits.
 */
final class LoopWatch extends Handler {
    /** Held here: the log manager forgets what nobody holds. */
    private static final Logger DETECTOR = Logger.getLogger("io.vertx.core.impl.BlockedThreadChecker");

    private final Log log;
    private volatile boolean awake;

    LoopWatch(Log log) {
        this.log = log;
        DETECTOR.addHandler(this);
        DETECTOR.setUseParentHandlers(false);
    }

    /** From now on the log is told. */
    void wake() {
        awake = true;
    }

    @Override
    public void publish(LogRecord entry) {
        if (awake) {
            log.warn("event loop held", "what", entry.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        DETECTOR.removeHandler(this);
    }
}
