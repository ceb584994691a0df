package dev.tenfold.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The replicas of a service, and the platform that keeps as many of them as are wanted: it creates what is missing,
 * also what was killed, and takes away what is too many: those that start before those that are ready, young before
 * old.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/workloads/controllers/replicaset/#scaling-a-replicaset">ReplicaSet:
 *     scaling</a>
 */
public final class Fleet {
    private final StartUp startUp;
    private final List<Cohort> cohorts = new ArrayList<>();
    private final List<Cohort> seen = Collections.unmodifiableList(cohorts);
    private int wanted;
    private int ready;
    private int starting;
    private int born;
    /** CPU seconds that one replica would have used that was ready from the start. */
    private double cpuSecondsEach;

    private double replicaSeconds;

    Fleet(StartUp startUp, int replicas, long settledNanos) {
        this.startUp = startUp;
        wanted = replicas;
        if (replicas > 0) {
            Cohort old = new Cohort(born++, replicas, -settledNanos, -settledNanos, -settledNanos, false);
            old.becomeReady(0);
            cohorts.add(old);
            ready = replicas;
        }
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

    /** Replicas that exist, those that are being terminated left out. */
    public int existing() {
        return ready + starting;
    }

    /** Cohorts, oldest first. */
    public List<Cohort> cohorts() {
        return seen;
    }

    /** Replica-seconds paid so far: from creation to the call to terminate. */
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
        return Math.max(0, nowNanos - cohort.runningNanos()) / 1e9 * startUp.cores();
    }

    /** A new count is wanted; returns how many ready replicas have to go. */
    int scaleTo(int replicas, long nowNanos) {
        wanted = replicas;
        if (existing() < wanted) {
            create(wanted - existing(), nowNanos, false);
            return 0;
        }
        return shrink(existing() - wanted);
    }

    /** Replicas die, ready and starting alike, old before young; returns how many ready ones did. */
    int kill(int replicas, long nowNanos) {
        int left = Math.min(replicas, existing());
        int readyKilled = 0;
        for (int i = 0; i < cohorts.size() && left > 0; i++) {
            Cohort cohort = cohorts.get(i);
            int dying = Math.min(left, cohort.count());
            readyKilled += cohort.ready() ? dying : 0;
            remove(cohort, dying);
            left -= dying;
        }
        cohorts.removeIf(cohort -> cohort.count() == 0);
        if (existing() < wanted) {
            create(wanted - existing(), nowNanos, true);
        }
        return readyKilled;
    }

    /** Replicas whose time has come take requests; returns how many. */
    int admitReady(long nowNanos) {
        int admitted = 0;
        for (Cohort cohort : cohorts) {
            if (!cohort.ready() && cohort.readyNanos() <= nowNanos) {
                double used = cpuSeconds(cohort, nowNanos);
                cohort.becomeReady(used - cpuSecondsEach);
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

    /** Time passes in which the ready replicas together use so much CPU. */
    void pass(double seconds, double cpuSecondsOfAll) {
        replicaSeconds += seconds * existing();
        if (ready > 0) {
            cpuSecondsEach += cpuSecondsOfAll / ready;
        }
    }

    /** Cohorts that have long been ready live the same life from now on: they become one. */
    void mergeSettled(long settledBeforeNanos) {
        if (cohorts.size() < 2
                || cohorts.get(1).readyNanos() > settledBeforeNanos
                || !cohorts.get(0).ready()) {
            return;
        }
        Cohort oldest = cohorts.get(0);
        Cohort next = cohorts.get(1);
        next.lose(-oldest.count());
        cohorts.remove(0);
    }

    private void create(int count, long nowNanos, boolean replacement) {
        long running = nowNanos + startUp.provisioningNanos();
        long readyAt = nowNanos + startUp.totalNanos();
        cohorts.add(new Cohort(born++, count, nowNanos, running, readyAt, replacement));
        starting += count;
        if (readyAt <= nowNanos) {
            admitReady(nowNanos);
        }
    }

    private int shrink(int surplus) {
        int left = surplus;
        int readyGone = 0;
        for (boolean readyTurn : new boolean[] {false, true}) {
            for (int i = cohorts.size() - 1; i >= 0 && left > 0; i--) {
                Cohort cohort = cohorts.get(i);
                if (cohort.ready() == readyTurn) {
                    int going = Math.min(left, cohort.count());
                    remove(cohort, going);
                    left -= going;
                    readyGone += readyTurn ? going : 0;
                }
            }
        }
        cohorts.removeIf(cohort -> cohort.count() == 0);
        return readyGone;
    }

    private void remove(Cohort cohort, int replicas) {
        cohort.lose(replicas);
        if (cohort.ready()) {
            ready -= replicas;
        } else {
            starting -= replicas;
        }
    }
}
