package dev.tenfold.inject.gate;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Sink;
import dev.tenfold.inject.day.GameDay;
import dev.tenfold.inject.day.GameDays;
import dev.tenfold.inject.day.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at all game days, logs each change of state and each sighting, and counts for Tenfold's own metrics. */
final class DayWatch implements AutoCloseable {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Vertx vertx;
    private final GameDays days;
    private final Log log;
    private final MeterRegistry registry;
    private final Counter lateSteps;
    private final Map<String, Seen> seen = new HashMap<>();
    private final long timer;

    /** What was seen of a game day. */
    private record Seen(State state, int sightings, long lateSteps, List<Sink.Health> health) {
        static final Seen NOTHING = new Seen(null, 0, 0, List.of());
    }

    DayWatch(Vertx vertx, GameDays days, Log log, MeterRegistry registry) {
        this.vertx = vertx;
        this.days = days;
        this.log = log;
        this.registry = registry;
        for (State state : State.values()) {
            Gauge.builder("tenfold.game.days", days, all -> count(all, state))
                    .description("Game days that the service knows, by state")
                    .tag("state", Shown.spelled(state))
                    .register(registry);
        }
        Gauge.builder("tenfold.undoings.inherited", days, all -> all.inherited().size())
                .description("What an earlier process left behind and is not undone yet")
                .register(registry);
        Gauge.builder("tenfold.series.on.air", days, DayWatch::series)
                .description("Series that game days write now")
                .register(registry);
        this.lateSteps = Counter.builder("tenfold.steps.late")
                .description("Steps of game days that took so long that the next began late")
                .register(registry);
        this.timer = vertx.setPeriodic(LOOK_EVERY.toMillis(), fired -> look());
    }

    /** Looks now; also on its own, several times a second. */
    void look() {
        List<GameDay> all = days.all();
        for (GameDay day : all) {
            Seen before = seen.getOrDefault(day.id(), Seen.NOTHING);
            Seen now = new Seen(day.state(), day.sightings().size(), day.lateSteps(), day.health());
            if (now.state() != before.state()) {
                log.info("game-day", "gameDay", day.id(), "state", Shown.spelled(now.state()), "why", day.why());
            }
            tell(day, before.sightings());
            lateSteps.increment(now.lateSteps() - before.lateSteps());
            count(day, before.health(), now.health());
            seen.put(day.id(), now);
        }
        seen.keySet().retainAll(all.stream().map(GameDay::id).toList());
    }

    private void tell(GameDay day, int from) {
        List<Sighting> sightings = day.sightings();
        for (Sighting sighting : sightings.subList(from, sightings.size())) {
            String kind = Shown.spelled(sighting.kind());
            log.info("sighting", "gameDay", day.id(), "kind", kind, "subject", sighting.subject());
            Counter.builder("tenfold.sightings")
                    .description("What was seen during game days, by kind")
                    .tag("kind", kind)
                    .register(registry)
                    .increment();
        }
    }

    private void count(GameDay day, List<Sink.Health> before, List<Sink.Health> now) {
        List<Destination> destinations = day.plan().destinations();
        for (int i = 0; i < Math.min(now.size(), destinations.size()); i++) {
            Sink.Health then = i < before.size() ? before.get(i) : new Sink.Health(true, 0, 0, 0, "");
            String sink = destinations.get(i).kind();
            count(
                    "tenfold.samples.written",
                    "Samples that servers took",
                    sink,
                    now.get(i).written() - then.written());
            count(
                    "tenfold.samples.dropped",
                    "Samples that were given up",
                    sink,
                    now.get(i).dropped() - then.dropped());
        }
    }

    private void count(String name, String description, String sink, long more) {
        Counter counter =
                Counter.builder(name).description(description).tag("sink", sink).register(registry);
        if (more > 0) counter.increment(more);
    }

    private static double count(GameDays days, State state) {
        return days.all().stream().filter(day -> day.state() == state).count();
    }

    private static double series(GameDays days) {
        return days.onAir().stream().mapToInt(snapshot -> snapshot.size()).sum();
    }

    @Override
    public void close() {
        look();
        vertx.cancelTimer(timer);
    }
}
