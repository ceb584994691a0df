package dev.tenfold.service;

import dev.tenfold.fault.Conditions;
import java.util.List;
import java.util.Optional;

/**
 * One service of a rehearsal: a fluid of requests behind two walls, CPU and slots. It holds the number of requests in
 * it and works them off step by step; the law of their response times follows from the age of the head of the line and
 * from the law of the work. A service that consumes a queue is the same, but for what happens where nobody is there to
 * work: its requests are messages, which wait. See docs/model.md for the equations.
 */
public final class FluidService implements Service {
    private final String name;
    private final Work work;
    private final Fleet fleet;
    private final double graceSeconds;
    private final double patienceSeconds;
    private final boolean usersAsk;
    /** The longest that anybody feels it. */
    private final double feltSeconds;

    private final Account account = new Account();
    private final Occupancy occupancy;
    private final Station station = new Station();
    private final Answers answers = new Answers();
    private final LatencyMixture latencies = new LatencyMixture();
    private final Ledger ledger = new Ledger();
    private final Usage usage = new Usage();
    private List<Call> calls = List.of();

    /** Requests that began to be worked on in the last step. */
    private double started;

    /**
     * @param name unique in a scenario
     * @param startUp how its replicas come to life
     * @param replicas replicas at the start, ready
     * @param graceSeconds how long a terminated replica may finish what it holds, seconds
     * @param patienceSeconds how long those wait who ask it, seconds; infinite if for ever
     * @param usersAsk whether users ask it: what they no longer wait for has failed, where a calling service counts for
     *     itself what it no longer waits for
     * @param room where its replicas run
     */
    public FluidService(
            String name,
            Work work,
            StartUp startUp,
            int replicas,
            double graceSeconds,
            double patienceSeconds,
            boolean usersAsk,
            Room room) {
        this.name = name;
        this.work = work;
        this.graceSeconds = graceSeconds;
        this.patienceSeconds = patienceSeconds;
        this.usersAsk = usersAsk;
        feltSeconds = usersAsk ? patienceSeconds : Double.POSITIVE_INFINITY;
        occupancy = new Occupancy(work);
        fleet = new Fleet(startUp, room, replicas, Settled.NANOS);
    }

    /** From now on its requests are the messages of a queue: whoever asks it leaves a message there and goes. */
    public void consume(Queue queue) {
        occupancy.consume(queue, account);
    }

    void callFrom(List<Call> calls) {
        this.calls = calls;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Work work() {
        return work;
    }

    @Override
    public Fleet fleet() {
        return fleet;
    }

    @Override
    public Account account() {
        return account;
    }

    /** What those see who ask it. */
    Answers answers() {
        FluidBacklog backlog = occupancy.backlog();
        return backlog == null ? answers : backlog.producing();
    }

    @Override
    public Optional<Backlog> backlog() {
        return Optional.ofNullable(occupancy.backlog());
    }

    @Override
    public LatencyMixture latencies() {
        return latencies;
    }

    @Override
    public Ledger ledger() {
        ledger.open(account, fleet.cohorts());
        return ledger;
    }

    @Override
    public double waiting() {
        return occupancy.waiting();
    }

    @Override
    public double held() {
        return occupancy.held();
    }

    /**
     * Users who still wait for an answer: those who gave up do not, although a slot may still be held for them.
     *
     * @param nowNanos nanoseconds since start
     */
    public double usersWaiting(long nowNanos) {
        return consuming() ? 0 : occupancy.stillWaiting(nowNanos, patienceSeconds, answers.meanSeconds());
    }

    /** Requests that began to be worked on in the last step. */
    double started() {
        return started;
    }

    @Override
    public double cpuSecondsUsed() {
        return usage.cpuSeconds();
    }

    @Override
    public double coresInUse() {
        return usage.coresInUse();
    }

    @Override
    public double slotSecondsUsed() {
        return usage.slotSeconds();
    }

    @Override
    public boolean boundBySlots() {
        return station.boundBySlots();
    }

    @Override
    public double meanSeconds() {
        return answers.meanSeconds();
    }

    @Override
    public double quantileSeconds(double quantile) {
        return answers.quantile(quantile);
    }

    @Override
    public double load() {
        if (fleet.ready() == 0) {
            // A fluid leaves less than a message behind, where a real queue is empty.
            return consuming() && Math.round(occupancy.number()) == 0 ? 0 : 1;
        }
        return station.capacity() == 0 ? 1 : station.load();
    }

    /**
     * Works for one step.
     *
     * @param nowNanos end of the step
     * @param seconds length of the step
     * @param offered requests that come in it
     * @param conditions what the service suffers in it
     */
    void step(long nowNanos, double seconds, double offered, Conditions conditions) {
        account.offer(offered);
        drain(nowNanos, seconds);
        answers().begin(offered);
        double arriving = offered - refuse(Cause.DOWN, offered * conditions.refusedRatio());
        double cpuSeconds = work.cpuSeconds() * conditions.cpuFactor();
        double rest = work.latencySeconds() * conditions.latencyFactor() + conditions.addedLatencySeconds();
        answers.gather(calls, rest);
        if (fleet.ready() == 0) {
            stayClosed(nowNanos, seconds, arriving);
            return;
        }
        double working = consuming() ? occupancy.backlog().queue().workers(fleet.ready()) : fleet.ready();
        double slots = work.slots() * working;
        double cores = work.cores() * conditions.coresFactor() * (1 - conditions.burnedRatio()) * working;
        double holdingCv2 = answers.holdingCv2(cpuSeconds, work.variability());
        station.set(cores, cpuSeconds, answers.restSeconds(), slots, work.variability(), holdingCv2);
        double before = occupancy.heldBefore(slots);
        double there = occupancy.number() + arriving;
        double rate = station.step(there, seconds);
        double done = Math.min(rate * seconds, there);
        refuse(Cause.QUEUE_FULL, occupancy.accept(nowNanos, arriving, done, slots, fleet.ready()));
        answers.judge(nowNanos, occupancy, station, arriving / seconds, rate, cpuSeconds, work.variability());
        giveUpQueueing(nowNanos, slots);
        occupancy.handOut(slots, rate * (cpuSeconds + answers.restSeconds()));
        started = Math.max(0, done + occupancy.inSlots() - before);
        answer(nowNanos, done, conditions.errorRatio());
        double burned = work.cores() * conditions.coresFactor() * conditions.burnedRatio() * fleet.ready();
        double used = done * cpuSeconds + burned * seconds;
        usage.add(seconds, used, slots < Double.POSITIVE_INFINITY ? occupancy.inSlots() : 0);
        fleet.pass(seconds, used);
        ledger.note(account, fleet.ready());
    }

    private boolean consuming() {
        return occupancy.backlog() != null;
    }

    private void stayClosed(long nowNanos, double seconds, double arriving) {
        if (consuming()) {
            refuse(Cause.QUEUE_FULL, occupancy.accept(nowNanos, arriving, 0, 0, 0));
            answers().end(0, 0);
        } else {
            refuse(Cause.NO_REPLICA, arriving);
            answers.endClosed();
        }
        occupancy.putDown();
        started = 0;
        usage.add(seconds, 0, 0);
        fleet.pass(seconds, 0);
        ledger.note(account, 0);
    }

    @Override
    public void kill(int replicas, long nowNanos) {
        int ready = fleet.ready();
        int killed = fleet.kill(replicas, nowNanos);
        if (killed == 0) {
            return;
        }
        double gone = occupancy.take(killed, ready);
        if (consuming()) {
            occupancy.orphan(gone, nowNanos);
        } else {
            account.lose(Cause.KILLED, gone);
            answers.lose(gone);
        }
        ledger.admit(fleet.cohorts());
    }

    @Override
    public void scaleTo(int replicas, StartUp startUp, long nowNanos) {
        int ready = fleet.ready();
        drainFrom(fleet.scaleTo(replicas, startUp, nowNanos), ready, graceSeconds, nowNanos);
    }

    @Override
    public void evict(int replicas, double mostSeconds, long nowNanos) {
        int ready = fleet.ready();
        drainFrom(fleet.evict(replicas, nowNanos), ready, Math.min(graceSeconds, mostSeconds), nowNanos);
    }

    @Override
    public int settle(long nowNanos) {
        int settled = fleet.settle(nowNanos);
        ledger.admit(fleet.cohorts());
        return settled;
    }

    private void drainFrom(int going, int ready, double seconds, long nowNanos) {
        ledger.admit(fleet.cohorts());
        if (going > 0) {
            ResponseLaw stay = consuming() ? answers.workLaw() : answers.law();
            occupancy.drain(occupancy.take(going, ready), stay, seconds, nowNanos);
        }
    }

    @Override
    public int admitReady(long nowNanos) {
        int admitted = fleet.admitReady(nowNanos);
        ledger.admit(fleet.cohorts());
        fleet.mergeSettled(nowNanos - Settled.NANOS);
        return admitted;
    }

    @Override
    public void checkConservation() {
        account.check(name, waiting());
    }

    private double refuse(Cause cause, double requests) {
        account.lose(cause, requests);
        answers().refuse(requests);
        return requests;
    }

    private void drain(long nowNanos, double seconds) {
        if (occupancy.draining()) {
            double finished = occupancy.finish(seconds);
            account.serve(finished);
            record(finished, finished);
            account.lose(Cause.TERMINATED, occupancy.cutOff(nowNanos));
        }
        occupancy.comeBack(nowNanos);
    }

    /** Nobody queues for longer than the patience of those who asked. */
    private void giveUpQueueing(long nowNanos, double slots) {
        double impatient = occupancy.giveUp(nowNanos, slots, patienceSeconds);
        if (impatient > 0) {
            account.lose(Cause.TIMEOUT, impatient);
            answers.lose(impatient);
            latencies.add(impatient, patienceSeconds, 0, 0);
            ledger.gaveUp(impatient, patienceSeconds);
        }
    }

    private void answer(long nowNanos, double done, double errorRatio) {
        double byDependency = done * answers.dependencyFailure();
        double byError = (done - byDependency) * errorRatio;
        double good = done - byDependency - byError;
        double late = usersAsk ? good * answers.lateShare(patienceSeconds) : 0;
        account.lose(Cause.DEPENDENCY, byDependency);
        account.lose(Cause.ERROR, byError);
        account.lose(Cause.TIMEOUT, late);
        account.serve(good - late);
        answers.end(done, byDependency + byError);
        double again = 0;
        if (consuming()) {
            FluidBacklog backlog = occupancy.backlog();
            again = backlog.doneOfReturned(done) * (done > 0 ? good / done : 0);
            latencies.add(again, backlog.returnedAgeSeconds(nowNanos), 0, 0);
            answers().end(0, 0);
        }
        record(good - again, done);
    }

    /** Notes how long those waited who were answered well, and for the ledger all who were answered. */
    private void record(double good, double done) {
        answers.record(latencies, good, feltSeconds);
        ledger.answered(answers, done, feltSeconds);
    }
}
