package dev.tenfold.inject.day;

import dev.tenfold.inject.Course;
import dev.tenfold.inject.Loop;
import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Sink;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Keeps the course's clock in step with the wall clock: reads replicas back, plays, writes; on the loop. */
final class Playback {
    /** A course that is later than this, and than three steps, cannot keep pace. */
    private static final Duration LATE_BEYOND = Duration.ofSeconds(2);

    /** A wall clock that has moved this far against the machine's own was set. */
    private static final Duration SET_BEYOND = Duration.ofSeconds(1);

    private static final Duration SLOWEST_READ = Duration.ofSeconds(2);

    private final GameDay day;
    private final Loop loop;
    private final Loop.Worker worker;
    private final Player player;
    private final Pacer pacer;
    private final Outlets outlets;
    private final Replicas replicas;
    private volatile Snapshot snapshot = Snapshot.EMPTY;
    private volatile Duration shown;
    private List<Sighting> unheard = new ArrayList<>();
    private Loop.Booking next = () -> {};
    private Instant startedAt = Instant.EPOCH;
    private Instant lastAt = Instant.EPOCH;
    private long startedNanos;
    private boolean late;
    private volatile long lateSteps;

    Playback(GameDay day, Course course, Gear gear, Loop.Worker worker) {
        Plan plan = day.plan();
        this.day = day;
        this.loop = gear.loop();
        this.worker = worker;
        shown = plan.from();
        player = new Player(day, course, gear);
        pacer = new Pacer(plan.from(), plan.until().orElse(course.length()), course.step(), plan.speed());
        outlets = new Outlets(plan.destinations());
        replicas = new Replicas(plan.replicaSources(), loop, day::saw);
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Duration shown() {
        return shown;
    }

    List<Sink.Health> health() {
        return outlets.health();
    }

    /** All series that may have been written. */
    Collection<Labels> admitted() {
        return player.admitted();
    }

    /** Hands the sink of a destination over, to be undone and closed; null if it was never opened. */
    Sink handOver(int place) {
        return outlets.handOver(place);
    }

    /** The course is to know of it at the next step. */
    void hear(Sighting sighting) {
        unheard.add(sighting);
    }

    /** @throws IllegalArgumentException if a destination cannot be */
    void open(Gear gear) {
        outlets.open(gear);
    }

    /** Runs through what lies before the beginning. */
    Future<Void> forward() {
        return worker.call(player::forward);
    }

    /** From now on it writes. */
    void start() {
        startedAt = loop.now();
        startedNanos = loop.nanos();
        step();
    }

    /** Nothing is on air and nothing is written from here on. */
    void halt() {
        snapshot = Snapshot.EMPTY;
        next.cancel();
        player.cancel();
    }

    void close() {
        outlets.close();
        replicas.close();
        worker.call(() -> {
                    player.close();
                    return player;
                })
                .onComplete(closed -> worker.close());
    }

    private void step() {
        boolean paused = day.state() == State.PAUSED;
        pacer.advance(paused);
        Duration patience = Duration.ofNanos(Math.min(SLOWEST_READ.toNanos(), pacer.intervalNanos() / 2));
        replicas.read(patience)
                .compose(counts -> play(paused, counts))
                .onSuccess(this::publish)
                .onFailure(failed -> day.stop("it cannot go on: " + Told.failure(failed)));
    }

    private Future<Snapshot> play(boolean paused, Map<String, ReplicaCount> counts) {
        Instant at = stamp();
        if (paused) {
            return worker.call(() -> player.hold(at));
        }
        List<Sighting> heard = unheard;
        unheard = new ArrayList<>();
        Duration instant = pacer.shown();
        double intensity = day.intensity();
        return worker.call(() -> player.step(at, instant, intensity, counts, heard));
    }

    /** When this step was due, so that steps which are caught up keep their distance; never before the last one. */
    private Instant stamp() {
        Duration machine = Duration.ofNanos(loop.nanos() - startedNanos);
        Duration moved = Duration.between(startedAt.plus(machine), loop.now());
        if (moved.abs().compareTo(SET_BEYOND) > 0) {
            startedAt = startedAt.plus(moved);
            day.trouble(day.id(), "the wall clock was set by " + Told.time(moved));
        }
        Instant due = startedAt.plusNanos(pacer.dueNanos());
        lastAt = due.isAfter(lastAt) ? due : lastAt.plusMillis(1);
        return lastAt;
    }

    private void publish(Snapshot played) {
        if (!day.state().isLive()) {
            return;
        }
        snapshot = played;
        shown = pacer.shown();
        outlets.write(
                played,
                (destination, trouble) ->
                        day.trouble(destination.toString(), trouble.isEmpty() ? "it takes samples again" : trouble));
        day.onAir();
        Duration wait = Duration.ofNanos(startedNanos + pacer.nextDueNanos() - loop.nanos());
        watchPace(wait.negated());
        next = loop.after(wait.isNegative() ? Duration.ZERO : wait, this::nextStep);
    }

    private void nextStep() {
        if (!day.state().isLive()) {
            return;
        }
        if (pacer.isLast()) {
            day.stop("it has run its length");
        } else {
            step();
        }
    }

    /** Steps that ended after the next was due; may be called from any thread. */
    long lateSteps() {
        return lateSteps;
    }

    /** Steps that are late are caught up one by one; that is told once, and once more when it is over. */
    private void watchPace(Duration lateBy) {
        if (lateBy.compareTo(Duration.ZERO) > 0) {
            lateSteps++;
        }
        Duration bearable = Duration.ofNanos(Math.max(LATE_BEYOND.toNanos(), 3 * pacer.intervalNanos()));
        if (!late && lateBy.compareTo(bearable) > 0) {
            late = true;
            day.trouble(day.id(), "it cannot keep pace: " + Told.time(lateBy) + " late");
        } else if (late && lateBy.compareTo(Duration.ZERO) <= 0) {
            late = false;
            day.trouble(day.id(), "it keeps pace again");
        }
    }
}
