package dev.tenfold.service;

import dev.tenfold.fault.Conditions;
import dev.tenfold.spelling.Figure;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * One service of a rehearsal: a fluid of requests behind two walls, CPU and slots. It holds the number of requests in
 * it and works them off step by step; the law of their response times follows from the age of the head of the line and
 * from the law of the work. See docs/model.md for the equations.
 */
public final class Service {
    /** Relative error that sums of many steps may show. */
    private static final double ROUNDING = 1e-6;

    private final String name;
    private final Work work;
    private final Fleet fleet;
    private final double graceSeconds;
    private final double patienceSeconds;
    private final boolean usersAsk;
    private final Account account = new Account();
    private final ArrivalLog log = new ArrivalLog(0);
    private final Station station = new Station();
    private final Answers answers = new Answers();
    private final LatencyMixture latencies = new LatencyMixture();
    private final Ledger ledger = new Ledger();
    private List<Call> calls = List.of();

    /** Requests in the service, on replicas that stay. */
    private double number;
    /** Requests on replicas that are being terminated: those that will finish in time, and those that will not. */
    private double draining;

    private double doomed;
    private final Deque<Doom> dooms = new ArrayDeque<>();
    private double drainSeconds;
    /** Requests that began to be worked on in the last step. */
    private double started;

    private double inSlots;
    private double cpuSecondsUsed;
    private double slotSecondsUsed;
    private double coresInUse;

    /**
     * @param name unique in a scenario
     * @param startUp how its replicas come to life
     * @param replicas replicas at the start, ready
     * @param graceSeconds how long a terminated replica may finish what it holds, seconds
     * @param patienceSeconds how long those wait who ask it, seconds; infinite if for ever
     * @param usersAsk whether users ask it: what they no longer wait for has failed, where a calling service counts for
     *     itself what it no longer waits for
     */
    public Service(
            String name,
            Work work,
            StartUp startUp,
            int replicas,
            double graceSeconds,
            double patienceSeconds,
            boolean usersAsk) {
        this.name = name;
        this.work = work;
        this.graceSeconds = graceSeconds;
        this.patienceSeconds = patienceSeconds;
        this.usersAsk = usersAsk;
        fleet = new Fleet(startUp, replicas, Settled.NANOS);
    }

    void callFrom(List<Call> calls) {
        this.calls = calls;
    }

    public String name() {
        return name;
    }

    public Work work() {
        return work;
    }

    public Fleet fleet() {
        return fleet;
    }

    public Account account() {
        return account;
    }

    List<Call> calls() {
        return calls;
    }

    Answers answers() {
        return answers;
    }

    /** Response times since they were last taken; whoever reads them clears them. */
    public LatencyMixture latencies() {
        return latencies;
    }

    /** What its replicas count from now on, for those who publish it; the same at every call. */
    public Ledger ledger() {
        ledger.open(account, fleet.cohorts());
        return ledger;
    }

    /** Requests accepted and not answered yet, those on terminating replicas included. */
    public double waiting() {
        return number + draining + doomed;
    }

    /**
     * Users who still wait for an answer: those who gave up do not, although a slot may still be held for them.
     *
     * @param nowNanos nanoseconds since start
     */
    public double usersWaiting(long nowNanos) {
        double waiting = waiting();
        return patienceSeconds == Double.POSITIVE_INFINITY || answers.meanSeconds() < patienceSeconds
                ? waiting
                : Math.min(waiting, log.since(nowNanos - patienceSeconds * 1e9));
    }

    /** Requests that began to be worked on in the last step. */
    double started() {
        return started;
    }

    /** CPU seconds used by all replicas since the start. */
    public double cpuSecondsUsed() {
        return cpuSecondsUsed;
    }

    /** Cores that all replicas together used in the last step. */
    public double coresInUse() {
        return coresInUse;
    }

    /** Slot-seconds in use since the start; stays zero where slots are not limited. */
    public double slotSecondsUsed() {
        return slotSecondsUsed;
    }

    /** Whether slots rather than cores are the wall that binds. */
    public boolean boundBySlots() {
        return station.boundBySlots();
    }

    /** Mean response time under the present law, seconds. */
    public double meanSeconds() {
        return answers.meanSeconds();
    }

    /** 95th percentile of the response time under the present law, seconds. */
    public double p95Seconds() {
        return answers.quantile(0.95);
    }

    /** Use of the wall that binds, 0..1, in the last step. */
    public double load() {
        return fleet.ready() == 0 || station.capacity() == 0 ? 1 : station.load();
    }

    /**
     * Works for one step.
     *
     * @param nowNanos end of the step
     * @param seconds length of the step
     * @param arriving requests that come in it
     * @param conditions what the service suffers in it
     */
    void step(long nowNanos, double seconds, double arriving, Conditions conditions) {
        account.offer(arriving);
        drain(nowNanos, seconds);
        answers.begin(arriving);
        double cpuSeconds = work.cpuSeconds() * conditions.cpuFactor();
        double rest = work.latencySeconds() * conditions.latencyFactor() + conditions.addedLatencySeconds();
        answers.gather(calls, rest);
        if (fleet.ready() == 0) {
            stayClosed(seconds, arriving);
            return;
        }
        double slots = work.slots() * fleet.ready();
        buildWalls(cpuSeconds, work.cores() * conditions.coresFactor() * fleet.ready(), slots);
        double before = Math.min(number, slots);
        double rate = station.step(number + arriving, seconds);
        double done = Math.min(rate * seconds, number + arriving);
        double left = number + arriving - done;
        double most = slots + work.queue() * fleet.ready();
        double refused = Math.min(arriving, Math.max(0, left - most));
        refuse(Cause.QUEUE_FULL, refused);
        if (log.full()) {
            log.forget(number);
        }
        log.add(nowNanos, arriving - refused);
        number = left - refused;
        answers.judge(nowNanos, log, station, number, arriving / seconds, rate, cpuSeconds, work.variability());
        giveUpQueueing(nowNanos, slots);
        inSlots = Math.min(number, slots);
        started = Math.max(0, done + inSlots - before);
        answer(done, conditions.errorRatio());
        meter(seconds, done * cpuSeconds, slots);
        ledger.note(account, fleet.ready());
    }

    private void buildWalls(double cpuSeconds, double cores, double slots) {
        double holding = cpuSeconds + answers.restSeconds();
        double spread = work.variability() * cpuSeconds * cpuSeconds + answers.restVariance();
        double holdingCv2 = holding > 0 ? spread / (holding * holding) : 0;
        station.set(cores, cpuSeconds, answers.restSeconds(), slots, work.variability(), holdingCv2);
    }

    private void meter(double seconds, double cpuSeconds, double slots) {
        cpuSecondsUsed += cpuSeconds;
        coresInUse = cpuSeconds / seconds;
        fleet.pass(seconds, cpuSeconds);
        if (slots < Double.POSITIVE_INFINITY) {
            slotSecondsUsed += inSlots * seconds;
        }
    }

    private void stayClosed(double seconds, double arriving) {
        refuse(Cause.NO_REPLICA, arriving);
        answers.endClosed();
        started = 0;
        inSlots = 0;
        coresInUse = 0;
        fleet.pass(seconds, 0);
        ledger.note(account, 0);
    }

    /** Replicas die with their share of all that is in the service. */
    public void kill(int replicas, long nowNanos) {
        int ready = fleet.ready();
        int killed = fleet.kill(replicas, nowNanos);
        if (killed > 0) {
            double lost = number * killed / ready;
            number -= lost;
            account.lose(Cause.KILLED, lost);
            answers.lose(lost);
        }
        ledger.admit(fleet.cohorts());
    }

    /** A new count is wanted. Replicas that go finish what they hold, as far as their grace allows. */
    public void scaleTo(int replicas, long nowNanos) {
        int ready = fleet.ready();
        int going = fleet.scaleTo(replicas, nowNanos);
        ledger.admit(fleet.cohorts());
        if (going == 0) {
            return;
        }
        double moved = number * going / ready;
        double late = moved * answers.residualAbove(graceSeconds);
        number -= moved;
        draining += moved - late;
        drainSeconds = Math.max(answers.meanSeconds(), 1e-3);
        if (late > 0) {
            doomed += late;
            dooms.add(new Doom(nowNanos + Math.round(graceSeconds * 1e9), late));
        }
    }

    /** Replicas whose time has come take requests. */
    public int admitReady(long nowNanos) {
        int admitted = fleet.admitReady(nowNanos);
        ledger.admit(fleet.cohorts());
        fleet.mergeSettled(nowNanos - Settled.NANOS);
        return admitted;
    }

    /** Throws if a request got lost without a cause. */
    public void checkConservation() {
        double known = account.served() + account.failed() + account.refused() + waiting();
        if (Math.abs(account.offered() - known) > ROUNDING * Math.max(1, account.offered())) {
            String waiting = Figure.plain(waiting(), 6);
            throw new IllegalStateException(name + " lost count: " + account + ", waiting " + waiting);
        }
    }

    private void refuse(Cause cause, double requests) {
        account.lose(cause, requests);
        answers.refuse(requests);
    }

    private void drain(long nowNanos, double seconds) {
        if (draining > 0) {
            double finished = draining * seconds / (seconds + drainSeconds);
            finished = draining - finished < 1e-9 ? draining : finished;
            draining -= finished;
            account.serve(finished);
            record(finished, finished);
        }
        while (!dooms.isEmpty() && nowNanos >= dooms.peek().atNanos()) {
            double lost = dooms.remove().requests();
            account.lose(Cause.TERMINATED, lost);
            doomed = dooms.isEmpty() ? 0 : doomed - lost;
        }
    }

    /** Nobody queues for longer than the patience of those who asked. */
    private void giveUpQueueing(long nowNanos, double slots) {
        double queueing = number - slots;
        if (queueing <= 0 || patienceSeconds == Double.POSITIVE_INFINITY) {
            return;
        }
        double impatient = queueing - log.since(nowNanos - patienceSeconds * 1e9);
        if (impatient > 0) {
            number -= impatient;
            account.lose(Cause.TIMEOUT, impatient);
            answers.lose(impatient);
            latencies.add(impatient, patienceSeconds, 0, 0);
            ledger.gaveUp(impatient, patienceSeconds);
        }
    }

    private void answer(double done, double errorRatio) {
        double byDependency = done * answers.dependencyFailure();
        double byError = (done - byDependency) * errorRatio;
        double good = done - byDependency - byError;
        double late = usersAsk ? good * answers.lateShare(patienceSeconds) : 0;
        account.lose(Cause.DEPENDENCY, byDependency);
        account.lose(Cause.ERROR, byError);
        account.lose(Cause.TIMEOUT, late);
        account.serve(good - late);
        answers.end(done, byDependency + byError);
        record(good, done);
    }

    /** Notes how long those waited who were answered well, and for the ledger all who were answered. */
    private void record(double good, double done) {
        double patience = usersAsk ? patienceSeconds : Double.POSITIVE_INFINITY;
        answers.record(latencies, good, patience);
        ledger.answered(answers, done, patience);
    }

    /** Requests that will be lost when the grace of their replicas is over. */
    private record Doom(long atNanos, double requests) {}
}
