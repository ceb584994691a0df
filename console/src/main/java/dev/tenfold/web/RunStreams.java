package dev.tenfold.web;

import dev.tenfold.inject.gate.Feed;
import dev.tenfold.inject.gate.Gate;
import dev.tenfold.inject.gate.Problem;
import dev.tenfold.inject.gate.Refusal;
import dev.tenfold.inject.gate.Visit;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Set;

/**
 * How runs come on, as Server-Sent Events: {@code progress} with the virtual time as it passes, and {@code end} at
 * last. A client that reads nothing for long is let go.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">the format</a>
 */
final class RunStreams {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final int TELL_ANYWAY_EVERY = 100;
    private static final int PATIENCE = 600;
    private static final Set<String> LIVE = Set.of("waiting", "running");

    private final Vertx vertx;
    private final Runs runs;
    private final int most;
    private int running;

    RunStreams(Vertx vertx, Runs runs, int most) {
        this.vertx = vertx;
        this.runs = runs;
        this.most = most;
    }

    /** Answers its operation at a gate. */
    void open(Gate gate) {
        gate.stream("watchRun", this::stream);
    }

    private void stream(Visit visit, Feed feed) {
        String id = visit.text("id");
        if (runs.shown(id).isEmpty()) throw new Refusal(Problem.missing("There is no run " + id + "."));
        if (running >= most) throw new Refusal(Problem.tooMany("There are " + most + " streams already."));
        running++;
        feed.begin("text/event-stream");
        Stream stream = new Stream(id, feed);
        long timer = vertx.setPeriodic(LOOK_EVERY.toMillis(), fired -> stream.look());
        feed.onEnd(() -> {
            vertx.cancelTimer(timer);
            running--;
        });
        stream.look();
    }

    /** What one client has been told. */
    private final class Stream {
        private final String id;
        private final Feed feed;
        private String told = "";
        private int quiet;
        private int choked;

        Stream(String id, Feed feed) {
            this.id = id;
            this.feed = feed;
        }

        void look() {
            if (!feed.isOpen()) return;
            if (feed.isFull()) {
                if (++choked > PATIENCE) feed.abort();
                return;
            }
            choked = 0;
            JsonObject run = runs.shown(id)
                    .orElseGet(() -> new JsonObject().put("id", id).put("state", Run.State.CANCELLED.spelled()));
            if (!LIVE.contains(run.getString("state"))) {
                event("end", run.encode());
                feed.end();
                return;
            }
            String now = run.encode();
            if (!now.equals(told) || ++quiet >= TELL_ANYWAY_EVERY) {
                event("progress", now);
                quiet = 0;
            }
            told = now;
        }

        private void event(String name, String body) {
            feed.write("event: " + name + "\ndata: " + body + "\n\n");
        }
    }
}
