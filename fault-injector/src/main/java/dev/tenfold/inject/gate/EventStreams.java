package dev.tenfold.inject.gate;

import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.day.GameDay;
import dev.tenfold.inject.day.State;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;

/**
 * Progress of game days as Server-Sent Events. A client that does not keep up misses states, never sightings; one that
 * reads nothing for long is let go.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">the format</a>
 */
final class EventStreams {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int TELL_EVERY = 5;
    private static final int PATIENCE = 150;

    private final Vertx vertx;
    private final GameDayApi days;
    private final int most;
    private int running;

    EventStreams(Vertx vertx, GameDayApi days, int most) {
        this.vertx = vertx;
        this.days = days;
        this.most = most;
    }

    /** Answers its operation at a gate. */
    void open(Gate gate) {
        gate.stream("watchGameDay", this::stream);
    }

    private void stream(Visit visit, Feed feed) {
        GameDay day = days.day(visit);
        if (running >= most) {
            throw new Refusal(Problem.unready("There are " + most + " streams already."));
        }
        running++;
        feed.begin("text/event-stream");
        Stream stream = new Stream(day, feed, visit.number("Last-Event-ID") + 1);
        long timer = vertx.setPeriodic(LOOK_EVERY.toMillis(), fired -> stream.look());
        feed.onEnd(() -> {
            vertx.cancelTimer(timer);
            running--;
        });
        stream.look();
    }

    /** What one client has been told. */
    private static final class Stream {
        private final GameDay day;
        private final Feed feed;
        private State state;
        private int sightings;
        private int looks;
        private int choked;

        Stream(GameDay day, Feed feed, int sightings) {
            this.day = day;
            this.feed = feed;
            this.sightings = sightings;
        }

        void look() {
            if (!feed.isOpen()) return;
            if (feed.isFull()) {
                if (++choked > PATIENCE) feed.abort();
                return;
            }
            choked = 0;
            State now = day.state();
            tellSightings();
            if (now == State.ENDED) {
                event("end", "", Shown.gameDay(day));
                feed.end();
            } else if (now != state || looks % TELL_EVERY == 0) {
                event("gameDay", "", Shown.gameDay(day));
            }
            state = now;
            looks++;
        }

        private void tellSightings() {
            List<Sighting> all = day.sightings();
            for (; sightings < all.size(); sightings++) {
                event("sighting", "id: " + sightings + "\n", Shown.sighting(all.get(sightings)));
            }
        }

        private void event(String name, String id, JsonObject body) {
            feed.write("event: " + name + "\n" + id + "data: " + body.encode() + "\n\n");
        }
    }
}
