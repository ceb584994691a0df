package dev.tenfold.service;

import dev.tenfold.fault.Conditions;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One service of a rehearsal: a fluid of requests behind two walls, CPU and slots. It holds the number of requests in
 * it and works them off step by step; the law of their response times follows from the age of the head of the line and
 * from the law of the work. A service that consumes a queue is the same, but for what happens where nobody is there to
 * work: its requests are messages, which wait. See docs/model.md for the equations.
 */
public final class FluidService implements Service {
    private final String name;
    private Work work;
    private final Fleet fleet;
    private final Endings endings;
    private final Account account;
    private final Answers answers;
    private final Ledger ledger;
    private final Crew crew;
    private final Occupancy occupancy;
    private final Doors doors;
    private final Reaper reaper;
    private final Turnover turnover;
    private final Usage usage = new Usage();
    private Call[] calls = {};
    private Door door = new Door(null, Double.POSITIVE_INFINITY);

    /**
     * @param name unique in a scenario
     * @param startUp how its replicas come to life
     * @param replicas replicas at the start, ready
     * @param graceSeconds how long a terminated replica may finish what it holds, seconds
     * @param patienceSeconds how long those wait who ask it, seconds; infinite if for ever
     * @param usersAsk whether users ask it: what they no longer wait for has failed, where a calling service counts for
     *     itself what it no longer waits for
     * @param room where its replicas run
     * @param traits what its replicas are like beyond their work
     * @param chance draws how long a few replicas take to start
     */
    public FluidService(
            String name,
            Work work,
            StartUp startUp,
            int replicas,
            double graceSeconds,
            double patienceSeconds,
            boolean usersAsk,
            Room room,
            Traits traits,
            RandomGenerator chance) {
        this.name = name;
        this.work = work;
        endings = new Endings(patienceSeconds, usersAsk);
        account = endings.account;
        answers = endings.answers;
        ledger = endings.ledger;
        crew = new Crew(work, traits, answers.stay());
        occupancy = crew.first();
        doors = new Doors(startUp, traits);
        reaper = new Reaper(traits.memory());
        fleet = new Fleet(startUp, room, replicas, Settled.NANOS, chance);
        turnover = new Turnover(fleet, crew, doors, endings, graceSeconds);
    }

    /** From now on its requests are the messages of a queue: whoever asks it leaves a message there and goes. */
    public void consume(Queue queue) {
        occupancy.consume(queue, account);
        endings.consume(occupancy.backlog());
    }

    /** From now on a request costs this: its mix has changed. What a replica offers stays as it is. */
    public void ask(Work work) {
        this.work = work;
        crew.ask(work);
    }

    void callFrom(Call[] calls) {
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
        return endings.asked();
    }

    @Override
    public Optional<Backlog> backlog() {
        return Optional.ofNullable(occupancy.backlog());
    }

    @Override
    public LatencyMixture latencies() {
        return endings.latencies;
    }

    @Override
    public Ledger ledger() {
        ledger.open(account, fleet.cohorts());
        return ledger;
    }

    @Override
    public double waiting() {
        return crew.waiting();
    }

    @Override
    public double held() {
        return crew.held();
    }

    /**
     * Users who still wait for an answer: those who gave up do not, although a slot may still be held for them.
     *
     * @param nowNanos nanoseconds since start
     */
    public double usersWaiting(long nowNanos) {
        return endings.usersWaiting(nowNanos, crew);
    }

    /** Users who got an answer, good or bad, since the start, and still waited for it, or gave up for good. */
    public double usersAnswered() {
        return endings.usersAnswered();
    }

    /**
     * From now on it turns requests away before its walls do.
     *
     * @param shedding null if it sheds nothing
     * @param maxConnections of all callers together; infinite if nothing limits them
     */
    public void guard(Shedding shedding, double maxConnections) {
        door = new Door(shedding, maxConnections);
    }

    /** How much of what users ask is of each {@link Priority}, by its rank; any weights. */
    public void usersRank(double[] weights) {
        door.coming(weights);
    }

    Door door() {
        return door;
    }

    /** How its requests end. */
    Endings endings() {
        return endings;
    }

    /**
     * How many a caller may send in a step that has places for so many at once, and some there already: what is free,
     * and what will be as answers come.
     */
    double room(double seconds, double there, double places) {
        double all = Math.max(places, crew.number() - there + places);
        return places - there + crew.rateWith(all) * seconds * places / all;
    }

    /** Callers gave up on requests, which go at once. */
    void cancel(double requests) {
        account.lose(Cause.TIMEOUT, crew.cancel(requests));
    }

    /** From now on its users are told from their attempts. */
    public void askedBy(Clients clients) {
        endings.askedBy(clients);
    }

    /** Requests that began to be worked on in the last step. */
    double started() {
        return crew.started();
    }

    /** Whether it is a matter of its load alone how it goes on: nothing in it has a time of its own to go by. */
    boolean settled() {
        return turnover.settled() && !door.guards() && !reaper.looks(0);
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
        return crew.station().boundBySlots();
    }

    @Override
    public double throttledShare() {
        return crew.throttled();
    }

    @Override
    public double meanSeconds() {
        return answers.stay().mean();
    }

    @Override
    public double quantileSeconds(double quantile) {
        return crew.quantile(quantile, answers);
    }

    @Override
    public double load() {
        if (fleet.ready() == 0) {
            // A fluid leaves less than a message behind, where a real queue is empty.
            return consuming() && Math.round(occupancy.number()) == 0 ? 0 : 1;
        }
        return crew.station().capacity() == 0 ? 1 : crew.load();
    }

    /**
     * Works for one step.
     *
     * @param nowNanos end of the step
     * @param seconds length of the step
     * @param requests that come in it for the first time
     * @param conditions what the service suffers in it
     */
    void step(long nowNanos, double seconds, double requests, Conditions conditions) {
        double offered = endings.arrive(seconds, requests);
        turnover.drain(nowNanos, seconds);
        answers().begin(offered);
        double refused = offered * conditions.refusedRatio();
        endings.refuse(Cause.DOWN, refused);
        double arriving = offered - refused;
        double cpuSeconds = work.cpuSeconds() * conditions.cpuFactor();
        double rest = work.latencySeconds() * conditions.latencyFactor() + conditions.addedLatencySeconds();
        answers.gather(calls, rest + crew.idleSeconds(fleet.ready(), cpuSeconds), crew.sendSeconds(conditions));
        double let = consuming() ? arriving : arriving - doors.turnAway(nowNanos, seconds, arriving, fleet, endings);
        if (fleet.ready() == 0) {
            stayClosed(nowNanos, seconds, let);
            return;
        }
        int ready = fleet.ready();
        double admitted = door.guards()
                ? door.letIn(seconds, let, crew, workers(), work, conditions.freeCores(), cpuSeconds, endings)
                : let;
        crew.step(nowNanos, seconds, admitted, fleet, cpuSeconds, conditions, endings);
        if (endings.unawaited() > 0) {
            account.waste(endings.unawaited(), cpuSeconds);
        }
        endings.settle(nowNanos, crew);
        usage.add(seconds, crew.cpuUsed(), crew.slotsInUse());
        fleet.pass(seconds);
        double leak = conditions.leakBytesPerSecond();
        if (reaper.looks(leak)) {
            turnover.bury(reaper.pass(fleet, seconds, crew.done(), crew.held(), leak, nowNanos), ready, nowNanos);
        }
        ledger.note(account, ready);
    }

    /** Replicas that have work: of a queue's consumers no more than its partitions. */
    private double workers() {
        return consuming() ? occupancy.backlog().queue().workers(fleet.ready()) : fleet.ready();
    }

    private boolean consuming() {
        return occupancy.backlog() != null;
    }

    private void stayClosed(long nowNanos, double seconds, double arriving) {
        if (consuming()) {
            endings.refuse(Cause.QUEUE_FULL, occupancy.accept(nowNanos, arriving, 0, 0, 0));
            answers().end(0, 0);
        } else {
            endings.refuse(Cause.NO_REPLICA, arriving);
            answers.endClosed();
        }
        endings.settle(nowNanos, crew);
        crew.close();
        usage.add(seconds, 0, 0);
        fleet.pass(seconds);
        ledger.note(account, 0);
    }

    @Override
    public void kill(int replicas, long nowNanos) {
        turnover.kill(replicas, nowNanos);
    }

    @Override
    public int takeReaped() {
        return reaper.takeReaped();
    }

    @Override
    public void scaleTo(int replicas, StartUp startUp, long nowNanos) {
        turnover.scaleTo(replicas, startUp, nowNanos);
    }

    @Override
    public void evict(int replicas, double mostSeconds, long nowNanos) {
        turnover.evict(replicas, mostSeconds, nowNanos);
    }

    @Override
    public int settle(long nowNanos) {
        return turnover.settle(nowNanos);
    }

    @Override
    public int admitReady(long nowNanos) {
        return turnover.admitReady(nowNanos);
    }

    @Override
    public void checkConservation() {
        account.check(name, waiting());
        endings.check(name);
        List.of(calls).forEach(Call::check);
    }
}
