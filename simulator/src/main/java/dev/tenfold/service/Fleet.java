package dev.tenfold.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The replicas of a service, and the platform that keeps as many of them as are wanted: it creates what is missing,
 * also what was killed, and takes away what is too many: those that start before those that are ready, young before
 * old.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#scaling-a-replicaset">ReplicaSet:
 *     scaling</a>
 */
public final class Fleet {
    /** A container that ran for so long has its back-off forgiven, as the kubelet does; nanoseconds. */
    private static final long FORGIVEN_NANOS = 600_000_000_000L;

    private final StartUp startUp;
    private final Room room;
    private final Births births;
    private final List<Cohort> cohorts = new ArrayList<>();
    private final List<Cohort> seen = Collections.unmodifiableList(cohorts);
    private int wanted;
    private int ready;
    private int starting;
    private int pending; // those of the starting ones that have found no room yet
    private int born;
    /** CPU seconds that one replica would have used that was ready from the start. */
    private double cpuSecondsEach;

    private double replicaSeconds;
    /** What one replica would have lost of its memory that was ready from the start, bytes. */
    private double leakedEach;

    private boolean wears;

    Fleet(StartUp startUp, Room room, int replicas, long settledNanos) {
        this(startUp, room, replicas, settledNanos, new SplittableRandom(0));
    }

    /**
     * @param room where its replicas run
     * @param replicas replicas at the start, ready as far as there is room
     * @param settledNanos how long they have been ready by then
     * @param chance draws how long a few replicas take to start
     */
    public Fleet(StartUp startUp, Room room, int replicas, long settledNanos, RandomGenerator chance) {
        this.startUp = startUp;
        this.room = room;
        births = new Births(chance);
        wanted = replicas;
        ready = room.take(replicas);
        if (ready > 0) {
            cohorts.add(Cohort.settled(born++, ready, startUp, -settledNanos));
        }
        await(replicas - ready, startUp, 0, false);
    }

    /** How its replicas come to life, unless they are told otherwise. */
    StartUp startUp() {
        return startUp;
    }

    /** What an autoscaler last asked for, or the scenario at the start. */
    public int wanted() {
        return wanted;
    }

    /** Replicas that take requests. */
    public int ready() {
        return ready;
    }

    /** Replicas that exist and do not take requests yet. */
    public int starting() {
        return starting;
    }

    /** Those of the starting replicas that do not even start: they wait for a node with room for them. */
    public int pending() {
        return pending;
    }

    /** Replicas that exist, those that are being terminated left out. */
    public int existing() {
        return ready + starting;
    }

    /** Cohorts, oldest first. */
    public List<Cohort> cohorts() {
        return seen;
    }

    /** Replica-seconds paid so far: from creation, or from when there was room, to the call to terminate. */
    public double replicaSeconds() {
        return replicaSeconds;
    }

    /**
     * CPU time that one replica of a cohort has used since it was created.
     *
     * @param nowNanos nanoseconds since start
     * @return CPU seconds
     */
    public double cpuSeconds(Cohort cohort, long nowNanos) {
        if (cohort.ready()) {
            return cohort.cpuOffset() + cpuSecondsEach;
        }
        return Math.max(0, nowNanos - cohort.runningNanos())
                / 1e9
                * cohort.startUp().cores();
    }

    /** A new count is wanted; returns how many ready replicas have to go. */
    public int scaleTo(int replicas, StartUp startUp, long nowNanos) {
        wanted = replicas;
        if (existing() < wanted) {
            create(wanted - existing(), startUp, nowNanos, false);
            return 0;
        }
        return shrink(existing() - wanted, Stage.PENDING);
    }

    /**
     * Replicas die, ready and starting alike, old before young; those that wait for room have no life to lose.
     *
     * @return how many ready ones died
     */
    public int kill(int replicas, long nowNanos) {
        int dying = Math.min(replicas, existing() - pending);
        int left = dying;
        int readyKilled = 0;
        for (int i = 0; i < cohorts.size() && left > 0; i++) {
            Cohort cohort = cohorts.get(i);
            if (!cohort.pending()) {
                int here = Math.min(left, cohort.count());
                readyKilled += cohort.ready() ? here : 0;
                remove(cohort, here);
                left -= here;
            }
        }
        forgetEmpty();
        room.give(dying);
        replace(nowNanos);
        return readyKilled;
    }

    /** Replicas are taken off their nodes and created anew; returns how many ready ones have to go. */
    public int evict(int replicas, long nowNanos) {
        int readyGone = shrink(Math.min(replicas, existing() - pending), Stage.STARTING);
        replace(nowNanos);
        return readyGone;
    }

    /** Replicas that waited for room start where there is some now; returns how many. */
    public int settle(long nowNanos) {
        int settled = 0;
        for (int i = 0; i < cohorts.size() && pending > 0; i++) {
            Cohort cohort = cohorts.get(i);
            int placed = cohort.pending() ? room.take(cohort.count()) : 0;
            if (placed > 0) {
                cohort.lose(placed);
                pending -= placed;
                settled += placed;
                int before = cohorts.size();
                StartUp now = room.startUp(cohort.startUp());
                start(i, placed, now, cohort.createdNanos(), nowNanos, cohort.replacement());
                i += cohorts.size() - before;
            }
        }
        forgetEmpty();
        return settled;
    }

    /** When the oldest of those was created that wait for room, nanoseconds since start; far ahead if none does. */
    public long oldestPendingNanos() {
        for (Cohort cohort : cohorts) {
            if (cohort.pending()) {
                return cohort.createdNanos();
            }
        }
        return Long.MAX_VALUE;
    }

    /** Replicas whose time has come take requests; returns how many. */
    public int admitReady(long nowNanos) {
        int admitted = 0;
        for (Cohort cohort : cohorts) {
            if (!cohort.ready() && cohort.readyNanos() <= nowNanos) {
                double used = cpuSeconds(cohort, nowNanos);
                cohort.becomeReady(used - cpuSecondsEach);
                cohort.wear().begin(leakedEach);
                admitted += cohort.count();
            }
        }
        ready += admitted;
        starting -= admitted;
        return admitted;
    }

    /** Earliest instant at which a starting replica becomes ready; {@link Long#MAX_VALUE} if none starts. */
    public long nextReadyNanos() {
        long next = Long.MAX_VALUE;
        for (Cohort cohort : cohorts) {
            if (!cohort.ready()) {
                next = Math.min(next, cohort.readyNanos());
            }
        }
        return next;
    }

    /** Time passes. */
    public void pass(double seconds) {
        replicaSeconds += seconds * (existing() - pending);
    }

    /** Each ready replica uses so much CPU, seconds. */
    public void use(double cpuSeconds) {
        cpuSecondsEach += cpuSeconds;
    }

    /** Cohorts that have long been ready live the same life from now on: they become one. */
    void mergeSettled(long settledBeforeNanos) {
        if (wears
                || cohorts.size() < 2
                || cohorts.get(1).readyNanos() > settledBeforeNanos
                || !cohorts.get(0).ready()) {
            return;
        }
        Cohort oldest = cohorts.get(0);
        Cohort next = cohorts.get(1);
        next.lose(-oldest.count());
        cohorts.remove(0);
    }

    /** Time passes in which each ready replica loses some of its memory, bytes. */
    void leak(double bytesEach) {
        if (bytesEach > 0) {
            wears = true;
            leakedEach += bytesEach;
        }
    }

    /** Memory that a replica of a cohort has lost since it was ready, bytes. */
    public double leakedBytes(Cohort cohort) {
        return cohort.ready() ? cohort.wear().leaked(leakedEach) : 0;
    }

    /** The same, mean of all that are ready; 0 if none is. */
    public double leakedBytes() {
        double sum = 0;
        for (int i = 0; wears && i < cohorts.size(); i++) {
            sum += leakedBytes(cohorts.get(i)) * cohorts.get(i).count();
        }
        return ready > 0 ? sum / ready : 0;
    }

    /** Ready replicas of a cohort die and are started again in their place, after a while. */
    void restart(Cohort cohort, int replicas, double pace, long nowNanos) {
        boolean lately = nowNanos - cohort.readyNanos() < FORGIVEN_NANOS;
        int restarts = lately ? cohort.wear().restarts() : 0;
        long running = nowNanos + Memory.backOffNanos(restarts);
        long ready = cohort.startUp()
                .probe()
                .noticedNanos(running, running + cohort.startUp().readinessNanos());
        Cohort again = Cohort.starting(
                born++, replicas, cohort.startUp(), cohort.createdNanos(), running, ready, cohort.replacement());
        again.wear().follow(pace, restarts + 1);
        remove(cohort, replicas);
        starting += replicas;
        cohorts.add(cohorts.indexOf(cohort) + 1, again);
        forgetEmpty();
    }

    private void replace(long nowNanos) {
        if (existing() < wanted) {
            create(wanted - existing(), startUp, nowNanos, true);
        }
    }

    private void create(int count, StartUp startUp, long nowNanos, boolean replacement) {
        int placed = room.take(count);
        if (placed > 0) {
            starting += placed;
            start(cohorts.size(), placed, room.startUp(startUp), nowNanos, nowNanos, replacement);
            if (nextReadyNanos() <= nowNanos) {
                admitReady(nowNanos);
            }
        }
        await(count - placed, startUp, nowNanos, replacement);
    }

    private void start(int index, int count, StartUp startUp, long createdNanos, long nowNanos, boolean replacement) {
        int before = cohorts.size();
        births.launch(
                count,
                starting - pending,
                startUp,
                nowNanos,
                (part, running, ready) -> cohorts.add(
                        index + cohorts.size() - before,
                        Cohort.starting(born++, part, startUp, createdNanos, running, ready, replacement)));
    }

    private void await(int count, StartUp startUp, long nowNanos, boolean replacement) {
        if (count > 0) {
            cohorts.add(Cohort.pending(born++, count, startUp, nowNanos, replacement));
            starting += count;
            pending += count;
        }
    }

    /** Those at an earlier stage go first, at the same stage the young; returns how many ready ones went. */
    private int shrink(int surplus, Stage first) {
        int left = surplus;
        int readyGone = 0;
        int placedGone = 0;
        for (Stage stage : Stage.values()) {
            for (int i = cohorts.size() - 1; i >= 0 && left > 0 && stage.compareTo(first) >= 0; i--) {
                Cohort cohort = cohorts.get(i);
                if (Stage.of(cohort) == stage) {
                    int going = Math.min(left, cohort.count());
                    remove(cohort, going);
                    left -= going;
                    readyGone += stage == Stage.READY ? going : 0;
                    placedGone += stage == Stage.PENDING ? 0 : going;
                }
            }
        }
        forgetEmpty();
        room.give(placedGone);
        return readyGone;
    }

    private void remove(Cohort cohort, int replicas) {
        cohort.lose(replicas);
        ready -= cohort.ready() ? replicas : 0;
        starting -= cohort.ready() ? 0 : replicas;
        pending -= cohort.pending() ? replicas : 0;
    }

    private void forgetEmpty() {
        cohorts.removeIf(cohort -> cohort.count() == 0);
    }
}
