package dev.tenfold.inject.day;

import dev.tenfold.inject.Course;
import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Loop;
import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Sink;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.journal.Debt;
import dev.tenfold.inject.journal.Entry;
import dev.tenfold.inject.journal.Undoing;
import dev.tenfold.spelling.Figure;
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
    private static final Duration LATE_BEYOND = Duration.ofSeconds(2);
    private static final Duration SLOWEST_READ = Duration.ofSeconds(2);

    private final String id;
    private final String course;
    private final Plan plan;
    private final Map<String, String> marker;
    private final Gear gear;
    private final Loop loop;
    private final Loop.Worker worker;
    private final Player player;
    private final Pacer pacer;
    private final Outlets outlets;
    private final Replicas replicas;
    private final Leash leash;
    private final Promise<GameDay> begun = Promise.promise();
    private final Promise<Void> ended = Promise.promise();
    private final List<Sighting> sightings = new CopyOnWriteArrayList<>();
    private final List<Undoing> undoings = new CopyOnWriteArrayList<>();

    private volatile State state = State.CHECKING;
    private volatile Snapshot snapshot = Snapshot.EMPTY;
    private volatile Duration shown;
    private volatile double intensity = 1;
    private volatile String why = "";
    private List<Sighting> unheard = new ArrayList<>();
    private Loop.Booking next = () -> {};
    private Instant startedAt = Instant.EPOCH;
    private long startedNanos;
    private boolean late;

    GameDay(String id, Plan plan, Course course, Map<String, String> marker, Gear gear, Loop.Worker worker) {
        this.id = id;
        this.plan = plan;
        this.course = course.name();
        this.marker = marker;
        this.gear = gear;
        this.loop = gear.loop();
        this.worker = worker;
        shown = plan.from();
        player = new Player(id, plan, course, marker, gear);
        pacer = new Pacer(plan.from(), plan.until().orElse(course.length()), course.step(), plan.speed());
        outlets = new Outlets(plan.destinations());
        replicas = new Replicas(plan.replicaSources(), loop, this::saw);
        leash = new Leash(gear, plan, this::stopNow);
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

    /** What its series are worth; {@link Snapshot#EMPTY} before it writes and as soon as it is stopped. */
    public Snapshot snapshot() {
        return snapshot;
    }

    /** Where it stands on the course's clock. */
    public Duration shown() {
        return shown;
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
        return outlets.health();
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
            throw new IllegalArgumentException("the intensity must be >= 0, was " + wanted);
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

    private void saw(Sighting sighting) {
        sightings.add(sighting);
        unheard.add(sighting);
    }

    /**
     * On the loop: begins if nothing speaks against it; done with the first values on air.
     *
     * @param foresight looks ahead, on the thread of the course
     */
    Future<GameDay> prepare(Callable<Preview> foresight) {
        worker.call(foresight)
                .compose(preview -> preview.refusals().isEmpty()
                        ? SteadyState.of(gear, plan, () -> state.isLive())
                        : Future.failedFuture(new Refused(preview.refusals())))
                .onSuccess(steady -> begin())
                .onFailure(this::refuse);
        return begun.future();
    }

    private void begin() {
        if (!state.isLive()) {
            return;
        }
        state = State.STARTING;
        try {
            outlets.open(gear);
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
                .compose(written -> worker.call(player::forward))
                .onSuccess(forwarded -> play())
                .onFailure(failed -> stopNow("it cannot begin: " + failed.getMessage()));
    }

    /** Nothing was written: it ends without an undoing. */
    private void refuse(Throwable reason) {
        if (state.isLive()) {
            why = String.valueOf(reason.getMessage());
            begun.tryFail(reason);
            finish();
        }
    }

    private void play() {
        if (state.isLive()) {
            state = State.RUNNING;
            startedAt = loop.now();
            startedNanos = loop.nanos();
            step();
        }
    }

    private void step() {
        pacer.advance(state == State.PAUSED);
        Duration patience = Duration.ofNanos(Math.min(SLOWEST_READ.toNanos(), pacer.intervalNanos() / 2));
        replicas.read(patience)
                .compose(this::stepped)
                .onSuccess(this::publish)
                .onFailure(failed -> stopNow("it cannot go on: " + failed.getMessage()));
    }

    private Future<Snapshot> stepped(Map<String, ReplicaCount> counts) {
        Instant at = startedAt.plusNanos(pacer.dueNanos());
        if (state == State.PAUSED) {
            return worker.call(() -> player.hold(at));
        }
        List<Sighting> heard = unheard;
        unheard = new ArrayList<>();
        Duration instant = pacer.shown();
        double wanted = intensity;
        return worker.call(() -> player.step(at, instant, wanted, counts, heard));
    }

    private void publish(Snapshot next) {
        if (!state.isLive()) {
            return;
        }
        snapshot = next;
        shown = pacer.shown();
        outlets.write(next, this::sinkSays);
        begun.tryComplete(this);
        Duration wait = Duration.ofNanos(startedNanos + pacer.nextDueNanos() - loop.nanos());
        watchPace(wait.negated());
        this.next = loop.after(wait.isNegative() ? Duration.ZERO : wait, this::nextStep);
    }

    private void nextStep() {
        if (!state.isLive()) {
            return;
        }
        if (pacer.isLast()) {
            stopNow("it has run its length");
        } else {
            step();
        }
    }

    /** Steps that are late are caught up one by one; that is told once, and once more when it is over. */
    private void watchPace(Duration lateBy) {
        Duration bearable = Duration.ofNanos(Math.max(LATE_BEYOND.toNanos(), 3 * pacer.intervalNanos()));
        if (!late && lateBy.compareTo(bearable) > 0) {
            late = true;
            trouble(id, "it cannot keep pace: " + Figure.time(lateBy.toMillis() / 1000.0) + " late");
        } else if (late && lateBy.compareTo(Duration.ZERO) <= 0) {
            late = false;
            trouble(id, "it keeps pace again");
        }
    }

    private void sinkSays(Destination destination, String trouble) {
        trouble(destination.toString(), trouble.isEmpty() ? "it takes samples again" : trouble);
    }

    void trouble(String subject, String text) {
        saw(new Sighting(loop.now(), Sighting.Kind.TROUBLE, subject, text));
    }

    /** On the loop: nothing is written from here on, and what was is undone. Again does no harm. */
    Future<Void> stop(String reason) {
        stopNow(reason);
        return ended.future();
    }

    private void stopNow(String reason) {
        if (!state.isLive()) {
            return;
        }
        boolean nothingOpen = state == State.CHECKING;
        state = State.UNDOING;
        why = reason;
        snapshot = Snapshot.EMPTY;
        next.cancel();
        leash.letGo();
        player.cancel();
        intervened("stopped: " + reason);
        begun.tryFail(new Refused(List.of("stopped before it had begun: " + reason)));
        if (nothingOpen) {
            finish();
            return;
        }
        gear.clerk()
                .call(() -> gear.journal().debts(id))
                .onSuccess(this::undo)
                .onFailure(closed -> undo(gear.journal().debts(id)));
    }

    private void undo(List<Debt> debts) {
        List<Future<?>> settled = new ArrayList<>();
        for (Debt debt : debts) {
            Undoing undoing = new Undoing(loop, gear.journal(), gear.clerk(), gear.sinks(), debt);
            undoings.add(undoing.onTrouble(() -> pending(undoing)));
            settled.add(undoing.start(outlets.at(debt.place())));
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
        outlets.close();
        replicas.close();
        gear.claims().release(id);
        worker.call(() -> {
                    player.close();
                    return id;
                })
                .onComplete(closed -> worker.close());
        ended.tryComplete();
    }
}
