package dev.tenfold.rehearsal;

import dev.tenfold.export.Beat;
import dev.tenfold.fault.Conditions;
import dev.tenfold.fault.Fault;
import dev.tenfold.fault.Ground;
import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.kernel.RandomStreams;
import dev.tenfold.kernel.VirtualClock;
import dev.tenfold.scenario.Model;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.Script;
import dev.tenfold.service.Service;
import dev.tenfold.service.StartUp;
import dev.tenfold.service.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

/**
 * Everything that is not a policy: services under a load, faults that strike them, and the platform that starts and
 * stops their replicas. It works in steps, and never over an instant at which something changes.
 */
final class World {
    /** Callers learn of a fault call by call, in steps of this length. */
    private static final long NEWS_NANOS = 1_000_000;

    private final Script script;
    private final VirtualClock clock;
    private final Agenda agenda;
    private final RandomStreams chance;
    private final Nodes nodes;
    private final Flow flow;
    private final FaultPlan faults;
    private final Ground ground;
    private final History history;
    private final List<ObjIntConsumer<Service>> mourners = new ArrayList<>();
    private final boolean memoryLimits;
    private final Stride stride;
    private long servedUntilNanos;
    private long watchedUntilNanos;

    World(Script script, VirtualClock clock, Agenda agenda) {
        this.script = script;
        this.clock = clock;
        this.agenda = agenda;
        Scenario scenario = script.scenario();
        chance = new RandomStreams(scenario.seed());
        nodes = new Nodes(scenario);
        flow = scenario.model() == Model.FLUID
                ? new FluidFlow(script, nodes, chance, this::saw)
                : new RequestFlow(script, nodes, chance);
        Topology topology = flow.topology();
        faults = new FaultPlan(topology.services());
        ground = new Terrain(this, nodes, faults, agenda);
        history = new History(script, topology, nodes, clock);
        stride = new Stride(agenda, clock, scenario.tick().toNanos(), this::serve, this::isEven, history::watchful);
        memoryLimits = scenario.services().values().stream()
                .anyMatch(service -> service.memory().limit().isPresent());
    }

    Topology topology() {
        return flow.topology();
    }

    Nodes nodes() {
        return nodes;
    }

    History history() {
        return history;
    }

    /** What chance has for everything that is not a policy. */
    RandomStreams chance() {
        return chance;
    }

    VirtualClock clock() {
        return clock;
    }

    /** Books what the scenario says will happen, and the steps between. */
    void book() {
        stride.book();
        long length = script.length().toNanos();
        agenda.at(length, Phase.SERVE, this::serve);
        for (long joint : script.profile().jointsNanos()) {
            agenda.at(Math.min(joint, length), Phase.SERVE, this::turn);
        }
        for (long joint : script.scenario().load().mix().jointsNanos()) {
            agenda.at(Math.min(joint, length), Phase.SERVE, this::turn);
        }
        script.scenario().faults().forEach(this::book);
        nodes.book(agenda, this);
        history.book(agenda, this::serve);
    }

    /** When most is read of it. */
    void readAt(Beat beat) {
        if (history.windowNanos() > beat.stepNanos()) { // Else each window has a step that ends with it.
            stride.endAt(beat.phaseNanos());
        }
    }

    /** From now on no step is longer than a tick, for somebody who looks on without asking for steps. */
    void everyTick() {
        stride.everyTick();
    }

    /** Works from where it stands up to now, and has it written down. */
    void serve() {
        work();
        long now = clock.nowNanos();
        if (now > watchedUntilNanos) {
            history.watch(now, (now - watchedUntilNanos) / 1e9);
            watchedUntilNanos = now;
            stride.stepped();
        }
    }

    /** Somebody knows something new: what comes of it has to be seen to the tick. */
    void stir() {
        stride.stir();
    }

    private boolean isEven(long fromNanos, long toNanos, double share) {
        return !memoryLimits && !faults.strikes() && flow.evenOver(fromNanos, toNanos, share);
    }

    /** The load goes on in another way. */
    private void turn() {
        serve();
        stride.stir();
    }

    private void work() {
        long now = clock.nowNanos();
        if (now == servedUntilNanos) {
            return;
        }
        flow.step(servedUntilNanos, now, faults.during(servedUntilNanos, now));
        servedUntilNanos = now;
        if (memoryLimits) {
            flow.topology().services().forEach(this::tellReaped);
        }
    }

    private void tellReaped(Service service) {
        int reaped = service.takeReaped();
        if (reaped > 0) {
            history.replicasReaped(service, reaped);
            bookReadiness(service);
        }
    }

    /** A policy, or the scenario, wants another number of replicas. */
    void scaleTo(Service service, int replicas) {
        serve();
        service.scaleTo(replicas, clock.nowNanos());
        replicasChanged(service);
    }

    /** The same, where new replicas start in a way of their own, such as from a warm pool. */
    void scaleTo(Service service, int replicas, StartUp startUp) {
        serve();
        service.scaleTo(replicas, startUp, clock.nowNanos());
        replicasChanged(service);
    }

    /** Somebody wants to know of replicas that a fault kills: the service, and how many. */
    void onKill(ObjIntConsumer<Service> mourner) {
        mourners.add(mourner);
    }

    /** Replicas die. */
    void kill(Service service, int replicas) {
        if (replicas > 0) {
            service.kill(replicas, clock.nowNanos());
            mourners.forEach(mourner -> mourner.accept(service, replicas));
            replicasChanged(service);
        }
    }

    /** Replicas have no longer than this to leave, seconds; others are created in their place at once. */
    void evict(Service service, int replicas, double mostSeconds) {
        if (replicas > 0) {
            service.evict(replicas, mostSeconds, clock.nowNanos());
            replicasChanged(service);
        }
    }

    /** What a service suffers at this moment. */
    Conditions suffered(String service) {
        return faults.at(service, clock.nowNanos());
    }

    private void replicasChanged(Service service) {
        bookReadiness(service);
        nodes.settle();
    }

    private void book(Fault fault) {
        long start = fault.at().toNanos();
        long end = start + fault.lasts().toNanos();
        agenda.at(start, Phase.SERVE, this::serve);
        agenda.at(start, Phase.CHANGE, () -> {
            history.faultBegins(fault);
            fault.begin(ground);
            spreadTheWord(start);
        });
        agenda.at(end, Phase.SERVE, this::serve);
        agenda.at(end, Phase.CHANGE, () -> {
            fault.end(ground);
            spreadTheWord(end);
            if (end > start) {
                history.faultEnds(fault);
            }
        });
    }

    /**
     * A caller learns one step late how its callee answers, so that after a sudden change a few steps are short: too
     * short to tell anybody of a use or a rate.
     */
    private void spreadTheWord(long nanos) {
        stride.stir();
        for (int i = 1; i <= flow.steps(); i++) {
            agenda.at(nanos + i * NEWS_NANOS, Phase.SERVE, this::work);
        }
    }

    /** How requests flow. */
    Flow flow() {
        return flow;
    }

    private void saw(long nowNanos, String service, String title, String why) {
        history.note(Happening.mark(nowNanos, Happening.Kind.NOTICE, service, title, why));
    }

    /** Replicas have come or gone: those that start will take requests. */
    void bookReadiness(Service service) {
        stride.stir();
        long next = service.fleet().nextReadyNanos();
        if (next == Long.MAX_VALUE) {
            return;
        }
        agenda.at(next, Phase.SERVE, this::serve);
        agenda.at(next, Phase.CHANGE, () -> {
            boolean closed = service.fleet().ready() == 0;
            int admitted = service.admitReady(clock.nowNanos());
            if (admitted > 0) {
                if (closed) {
                    spreadTheWord(next);
                }
                history.replicasReady(service, admitted);
                bookReadiness(service);
            }
        });
    }
}
