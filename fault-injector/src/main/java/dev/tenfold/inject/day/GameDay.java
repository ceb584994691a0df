package dev.tenfold.inject.day;

import dev.tenfold.inject.Course;
import dev.tenfold.inject.Loop;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Sink;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.journal.Debt;
import dev.tenfold.inject.journal.Entry;
import dev.tenfold.inject.journal.Undoing;
import dev.tenfold.spelling.Figure;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A course that is played into a live pipeline. Its methods may be called from any thread; its state changes on the
 * loop alone.
 */
public final class GameDay {
    /** More is not remembered; the course is told of all. */
    private static final int MOST_SIGHTINGS = 10_000;

    private final String id;
    private final String course;
    private final Plan plan;
    private final Map<String, String> marker;
    private final Gear gear;
    private final Loop loop;
    private final Loop.Worker worker;
    private final Playback playback;
    private final Leash leash;
    private final Promise<GameDay> begun = Promise.promise();
    private final Promise<Void> ended = Promise.promise();
    private final List<Sighting> sightings = new CopyOnWriteArrayList<>();
    private final List<Undoing> undoings = new CopyOnWriteArrayList<>();
    private volatile State state = State.CHECKING;
    private volatile double intensity = 1;
    private volatile String why = "";

    GameDay(String id, Plan plan, Course course, Map<String, String> marker, Gear gear) {
        this.id = id;
        this.plan = plan;
        this.course = course.name();
        this.marker = marker;
        this.gear = gear;
        this.loop = gear.loop();
        worker = loop.worker("tenfold-" + id);
        playback = new Playback(this, course, gear, worker);
        leash = new Leash(gear, plan, this::stop);
    }

    /** Its name, which every series carries in the label {@link GameDays#MARKER}. */
    public String id() {
        return id;
    }

    /** The name of what it plays. */
    public String course() {
        return course;
    }

    /** How it is played. */
    public Plan plan() {
        return plan;
    }

    /** Labels that every series carries. */
    public Map<String, String> marker() {
        return marker;
    }

    /** Where it stands. */
    public State state() {
        return state;
    }

    /** What is pushed stays at its server when this process dies; what is scraped goes with it. */
    boolean needsGuard() {
        return !plan.destinations().isEmpty();
    }

    /** What its series are worth; {@link Snapshot#EMPTY} before it writes and as soon as it is stopped. */
    public Snapshot snapshot() {
        return playback.snapshot();
    }

    /** Where it stands on the course's clock. */
    public Duration shown() {
        return playback.shown();
    }

    /** Why it was stopped, a sentence; empty if it was not. */
    public String why() {
        return why;
    }

    /** The height of the load's change. */
    public double intensity() {
        return intensity;
    }

    /** How its sinks fare, in the order of its destinations. */
    public List<Sink.Health> health() {
        return playback.health();
    }

    /** How many of its steps took so long that the next began late. */
    public long lateSteps() {
        return playback.lateSteps();
    }

    /** What was seen so far, in order. */
    public List<Sighting> sightings() {
        return List.copyOf(sightings);
    }

    /** What is being undone, or was; empty before it is stopped. */
    public List<Undoing> undoings() {
        return List.copyOf(undoings);
    }

    /** Done when nothing of it is left, or a person gave up; never fails. */
    public Future<Void> ended() {
        return ended.future();
    }

    /**
     * Changes the height of the load's change from the next step on.
     *
     * @param wanted 1 as written, 0 or more
     */
    public void intensity(double wanted) {
        if (!(wanted >= 0 && wanted < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the intensity must be >= 0, was " + Figure.plain(wanted, 6));
        }
        loop.run(() -> {
            intensity = wanted;
            intervened("intensity " + Figure.plain(wanted, 6));
        });
    }

    /** Holds all values still; they are written on. */
    public void pause() {
        loop.run(() -> change(State.RUNNING, State.PAUSED));
    }

    /** Lets time pass again. */
    public void resume() {
        loop.run(() -> change(State.PAUSED, State.RUNNING));
    }

    /** The controller lives: to be called within the plan's patience. */
    public void heartbeat() {
        leash.beat();
    }

    /** Something was seen outside: it goes onto the same time axis. */
    public void seen(Sighting sighting) {
        loop.run(() -> saw(sighting));
    }

    private void change(State from, State to) {
        if (state == from) {
            state = to;
            intervened(to.name().toLowerCase(Locale.ROOT));
        }
    }

    private void intervened(String text) {
        saw(new Sighting(loop.now(), Sighting.Kind.INTERVENTION, id, text));
    }

    /** On the loop. */
    void saw(Sighting sighting) {
        if (sightings.size() < MOST_SIGHTINGS) {
            sightings.add(sighting);
        }
        playback.hear(sighting);
    }

    /** On the loop. */
    void trouble(String subject, String text) {
        saw(new Sighting(loop.now(), Sighting.Kind.TROUBLE, subject, text));
    }

    /**
     * On the loop: begins if nothing speaks against it; done with the first values on air.
     *
     * @param foresight looks ahead, on the thread of the course
     */
    Future<GameDay> prepare(Callable<Preview> foresight) {
        Future<Void> guarded = needsGuard() ? gear.guard().ready() : Future.succeededFuture();
        guarded.compose(ready -> worker.call(foresight))
                .compose(preview -> preview.refusals().isEmpty()
                        ? SteadyState.of(gear, plan, () -> state.isLive())
                        : Future.failedFuture(new Refused(preview.refusals())))
                .onComplete(steady -> loop.run(() -> begin(steady)));
        return begun.future();
    }

    private void begin(AsyncResult<Void> steady) {
        if (!state.isLive()) {
            return;
        }
        if (steady.failed()) {
            refuse(steady.cause());
            return;
        }
        state = State.STARTING;
        try {
            playback.open(gear);
        } catch (RuntimeException unusable) {
            refuse(unusable);
            return;
        }
        Instant now = loop.now();
        Entry entry = new Entry.Begun(id, now, now.plus(plan.deadline()), plan.destinations());
        leash.hold();
        gear.clerk()
                .call(() -> {
                    gear.journal().append(entry);
                    return entry;
                })
                .compose(written -> playback.forward())
                .onSuccess(forwarded -> play())
                .onFailure(failed -> stop("it cannot begin: " + Told.failure(failed)));
    }

    /** Nothing was written: it ends without an undoing. */
    private void refuse(Throwable reason) {
        why = Told.failure(reason);
        begun.tryFail(reason);
        finish();
    }

    private void play() {
        if (state.isLive()) {
            state = State.RUNNING;
            playback.start();
        }
    }

    /** The first values are written. */
    void onAir() {
        begun.tryComplete(this);
    }

    /** On the loop: nothing is written from here on, and what was is undone. Again does no harm. */
    Future<Void> stop(String reason) {
        if (state.isLive()) {
            boolean nothingOpen = state == State.CHECKING;
            state = State.UNDOING;
            why = reason;
            playback.halt();
            leash.letGo();
            intervened("stopped: " + reason);
            begun.tryFail(new Refused(List.of("stopped before it had begun: " + reason)));
            if (nothingOpen) {
                finish();
            } else {
                undo();
            }
        }
        return ended.future();
    }

    /** Waits neither for the course, which may hang, nor for the disk. */
    private void undo() {
        List<Future<?>> settled = new ArrayList<>();
        for (int place = 0; place < plan.destinations().size(); place++) {
            Debt debt = new Debt(id, place, plan.destinations().get(place), playback.admitted());
            Undoing undoing = new Undoing(loop, gear.journal(), gear.clerk(), gear.sinks(), debt);
            undoings.add(undoing.onTrouble(() -> pending(undoing)));
            settled.add(undoing.start(playback.handOver(place)));
        }
        Future.join(settled).onComplete(done -> finish());
    }

    private void pending(Undoing undoing) {
        state = State.UNDO_PENDING;
        if (undoing.attempts() == 1) {
            trouble(undoing.debt().destination().toString(), "undo failed and is tried again: " + undoing.trouble());
        }
    }

    private void finish() {
        state = State.ENDED;
        playback.close();
        gear.claims().release(id);
        ended.tryComplete();
    }
}
