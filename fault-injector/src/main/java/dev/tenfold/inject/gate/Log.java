package dev.tenfold.inject.gate;

import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What the service tells of its work: a line of JSON per request and per change of state, with ids. Bodies, query
 * strings, headers and tokens are never told.
 */
public final class Log {
    private final Consumer<String> lines;
    private final InstantSource clock;

    /**
     * A log.
     *
     * @param lines takes a line, without its end; from any thread, and never blocks for long
     * @param clock of the wall
     */
    public Log(Consumer<String> lines, InstantSource clock) {
        this.lines = lines;
        this.clock = clock;
    }

    /** A log that nobody reads. */
    public static Log silent() {
        return new Log(line -> {}, InstantSource.system());
    }

    /**
     * Something happened as it should.
     *
     * @param event what, such as {@code request}
     * @param fields names and values in turn
     */
    public void info(String event, Object... fields) {
        write("info", event, fields);
    }

    /** Something went wrong outside, or was refused. */
    public void warn(String event, Object... fields) {
        write("warn", event, fields);
    }

    /** Tenfold made a mistake. */
    public void error(String event, Throwable cause, Object... fields) {
        Object[] more = new Object[fields.length + 4];
        System.arraycopy(fields, 0, more, 0, fields.length);
        more[fields.length] = "cause";
        more[fields.length + 1] = cause.toString();
        more[fields.length + 2] = "at";
        StackTraceElement[] trace = cause.getStackTrace();
        more[fields.length + 3] = trace.length == 0 ? "" : trace[0].toString();
        write("error", event, more);
    }

    private void write(String level, String event, Object... fields) {
        JsonObject line = new JsonObject()
                .put("time", clock.instant().toString())
                .put("level", level)
                .put("event", event);
        for (int i = 0; i < fields.length; i += 2) {
            line.put((String) fields[i], fields[i + 1]);
        }
        lines.accept(line.encode());
    }
}
