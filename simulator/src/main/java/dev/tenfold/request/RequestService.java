package dev.tenfold.request;

import dev.tenfold.fault.Conditions;
import dev.tenfold.service.Account;
import dev.tenfold.service.Backlog;
import dev.tenfold.service.Cause;
import dev.tenfold.service.Connections;
import dev.tenfold.service.Fleet;
import dev.tenfold.service.LatencyMixture;
import dev.tenfold.service.Ledger;
import dev.tenfold.service.Queue;
import dev.tenfold.service.Reaper;
import dev.tenfold.service.Service;
import dev.tenfold.service.Settled;
import dev.tenfold.service.StartUp;
import dev.tenfold.service.Usage;
import dev.tenfold.service.Work;
import java.util.Optional;

/** One service of a rehearsal, worked request by request. */
public final class RequestService implements Service {
    private final Run run;
    private final ServicePlan plan;
    private final Fleet fleet;
    private final Desks desks;
    private final Dice dice;
    private final Dice workDice;
    private final double variability;
    /** Its work as the mean of what is asked of it. */
    private final Work meanWork;

    private final Calls calls;
    private final Guard guard;
    private final Endings endings;
    private final RequestBacklog backlog;

    private final Account account = new Account();
    private final Ledger ledger = new Ledger();
    private final Usage usage = new Usage();
    private final Readings readings = new Readings();
    private final LatencyMixture latencies = new LatencyMixture();

    /** What a request costs at the moment, seconds. */
    private double cpuSeconds;

    private double restSeconds;
    private Conditions conditions = Conditions.FINE;
    private final Reaper reaper;

    RequestService(Run run, ServicePlan plan) {
        this.run = run;
        this.plan = plan;
        dice = run.dice(plan.name() + " chance");
        workDice = run.dice(plan.name() + " work");
        variability = plan.work().variability();
        meanWork = plan.meanWork();
        fleet = new Fleet(
                plan.startUp(),
                plan.room(),
                plan.replicas(),
                Settled.NANOS,
                run.streams.stream("start-up " + plan.name()));
        calls = new Calls(run, plan.name(), fleet, plan.calls().size());
        desks = new Desks(run, this, fleet, plan.traits());
        backlog = plan.queue()
                .map(queue -> new RequestBacklog(run, queue, account, desks))
                .orElse(null);
        endings = new Endings(run, plan, dice, account, readings, backlog);
        guard = new Guard(run, this, desks, plan);
        reaper = new Reaper(plan.traits().memory());
        suffer(Conditions.FINE);
        desks.follow(0);
    }

    Calls calls() {
        return calls;
    }

    Dice dice() {
        return dice;
    }

    boolean consuming() {
        return plan.queue().isPresent();
    }

    Queue queue() {
        return plan.queue().orElseThrow();
    }

    /** Whether its requests need no CPU at all. */
    boolean workless() {
        return cpuSeconds == 0;
    }

    /** CPU time of a request that begins to be worked on, seconds. */
    double drawCpuSeconds(int request, Desk desk) {
        return cpuSeconds * run.pool.factor[request] * workDice.unit(variability) * desks.slowness(desk);
    }

    /** Time of a request that begins with what is neither CPU nor calls, seconds. */
    double drawRestSeconds() {
        if (plan.crowding() == ServicePlan.NO_CROWDING) {
            return restSeconds;
        }
        return restSeconds * plan.crowding().applyAsDouble(desks.present());
    }

    /** Whether sending an answer takes time. */
    boolean sends() {
        return plan.traits().network().secondsPerResponse() > 0;
    }

    /** How long an answer has a link for itself, nanoseconds: few are large. */
    long drawSendNanos() {
        double left = Math.max(Desks.LEAST_SPEED, conditions.bandwidthFactor());
        return Math.round(plan.traits().network().secondsPerResponse() / left * workDice.exponential() * 1e9);
    }

    /** What it suffers from now on. */
    void suffer(Conditions conditions) {
        this.conditions = conditions;
        Work work = plan.work();
        cpuSeconds = work.cpuSeconds() * conditions.cpuFactor();
        restSeconds = work.latencySeconds() * conditions.latencyFactor() + conditions.addedLatencySeconds();
        endings.suffer(conditions.errorRatio(), cpuSeconds);
        guard.suffer(conditions.refusedRatio());
        desks.leave(conditions.freeCores());
    }

    /** A request comes; says whether it is taken in, which is the last that its caller hears of it here. */
    boolean offer(int request) {
        account.offer(1);
        run.pool.owner[request] = this;
        Cause refusal = guard.refusal(request);
        if (refusal != null) {
            account.lose(refusal, 1);
            return false;
        }
        if (backlog != null) {
            backlog.produced(request);
        }
        readings.came(run.nowNanos);
        if (desks.next().admit(request)) {
            return true;
        }
        readings.went(run.nowNanos);
        account.lose(Cause.QUEUE_FULL, 1);
        return false;
    }

    /** A caller has a pool of connections. */
    void pooled(Connections pool, Fleet callers) {
        guard.pooled(pool, callers);
    }

    /** Connections that each replica of a caller gets of those of its pool. */
    double connectionsOf(Connections pool) {
        return guard.connectionsOf(pool);
    }

    /** How its requests end. */
    Endings endings() {
        return endings;
    }

    /** The grace of replicas that were terminated is over. */
    void cutOff(Desk desk) {
        desks.close(desk, request -> endings.lose(request, Cause.TERMINATED));
    }

    /** A message goes to another consumer. */
    void deliverAgain(int message) {
        backlog.deliverAgain(message);
    }

    /** A step is over, of which it is told how long it was. */
    void pass(double seconds) {
        desks.forgetFinished();
        int ready = fleet.ready();
        double cpu = desks.takeCpuSeconds();
        boolean limited = plan.work().slots() < Double.POSITIVE_INFINITY;
        double slotSeconds = limited ? desks.takeSlotSeconds() : 0;
        double burned = plan.work().cores() * conditions.coresFactor() * conditions.burnedRatio() * seconds;
        usage.add(seconds, cpu + burned * ready, slotSeconds / seconds);
        readings.pass(seconds, cpu / (desks.cores() * seconds), slotSeconds / (desks.slots() * seconds));
        fleet.pass(seconds);
        fleet.use(ready > 0 ? cpu / ready + burned : 0);
        reaper.grow(fleet, seconds, endings.takeWorked(), conditions.leakBytesPerSecond());
        int reaped = reaper.reap(fleet, desks.held(), run.nowNanos);
        if (reaped > 0) {
            bury(reaped);
        }
        readings.tell(ledger);
        ledger.note(account, ready);
    }

    /** What is measured of it, for those who compare it with the laws of queueing. */
    Readings readings() {
        return readings;
    }

    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public Work work() {
        return meanWork;
    }

    @Override
    public Fleet fleet() {
        return fleet;
    }

    @Override
    public Account account() {
        return account;
    }

    @Override
    public Optional<Backlog> backlog() {
        return Optional.ofNullable(backlog);
    }

    @Override
    public LatencyMixture latencies() {
        readings.moveTo(latencies);
        return latencies;
    }

    @Override
    public Ledger ledger() {
        ledger.open(account, fleet.cohorts());
        return ledger;
    }

    @Override
    public double waiting() {
        return desks.present() + (backlog == null ? 0 : backlog.orphaned());
    }

    @Override
    public double held() {
        return backlog == null ? waiting() : desks.held();
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
        return readings.slotLoad() > readings.cpuLoad();
    }

    @Override
    public double meanSeconds() {
        return readings.meanSeconds(cpuSeconds + restSeconds);
    }

    @Override
    public double quantileSeconds(double quantile) {
        return readings.quantile(quantile, cpuSeconds + restSeconds);
    }

    @Override
    public double load() {
        if (fleet.ready() == 0) {
            return consuming() && waiting() == 0 ? 0 : 1;
        }
        return Math.min(1, Math.max(readings.cpuLoad(), readings.slotLoad()));
    }

    @Override
    public void kill(int replicas, long nowNanos) {
        bury(fleet.kill(replicas, nowNanos));
    }

    @Override
    public int takeReaped() {
        return reaper.takeReaped();
    }

    /** Replicas that were ready have died with what they held. */
    private void bury(int dead) {
        for (Desk desk : desks.follow(dead)) {
            desks.close(desk, request -> endings.lose(request, Cause.KILLED));
        }
        run.resume();
        ledger.admit(fleet.cohorts());
    }

    @Override
    public void scaleTo(int replicas, StartUp startUp, long nowNanos) {
        drain(fleet.scaleTo(replicas, startUp, nowNanos), plan.graceSeconds(), nowNanos);
    }

    @Override
    public void evict(int replicas, double mostSeconds, long nowNanos) {
        drain(fleet.evict(replicas, nowNanos), Math.min(plan.graceSeconds(), mostSeconds), nowNanos);
    }

    private void drain(int going, double seconds, long nowNanos) {
        guard.leave(going);
        for (Desk desk : desks.follow(going)) {
            run.bookClosing(desk, nowNanos + Math.round(seconds * 1e9));
        }
        run.resume();
        ledger.admit(fleet.cohorts());
    }

    @Override
    public int settle(long nowNanos) {
        int settled = fleet.settle(nowNanos);
        ledger.admit(fleet.cohorts());
        return settled;
    }

    @Override
    public int admitReady(long nowNanos) {
        int admitted = fleet.admitReady(nowNanos);
        desks.follow(0);
        run.resume();
        ledger.admit(fleet.cohorts());
        return admitted;
    }

    @Override
    public void checkConservation() {
        account.check(name(), waiting());
    }
}
