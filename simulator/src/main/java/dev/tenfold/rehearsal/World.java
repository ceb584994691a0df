package dev.tenfold.rehearsal;

import dev.tenfold.fault.Fault;
import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.kernel.VirtualClock;
import dev.tenfold.scenario.LoadSpec;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.Account;
import dev.tenfold.service.Cause;
import dev.tenfold.service.Service;
import dev.tenfold.service.StartUp;
import dev.tenfold.service.Topology;
import dev.tenfold.service.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/**
 * Everything that is not a policy: services under a load, faults that strike them, and the platform that starts and
 * stops their replicas. It works in steps, and never over an instant at which something changes.
 */
final class World {
    private final Script script;
    private final VirtualClock clock;
    private final Agenda agenda;
    private final Nodes nodes;
    private final Topology topology;
    private final Service entry;
    private final boolean entryConsumes;
    private final Demand demand;
    private final FaultPlan faults;
    private final History history;
    private final List<ObjIntConsumer<Service>> mourners = new ArrayList<>();
    private long servedUntilNanos;
    private double answeredBefore;
    private double answeredPerSecond;

    World(Script script, VirtualClock clock, Agenda agenda) {
        this.script = script;
        this.clock = clock;
        this.agenda = agenda;
        Scenario scenario = script.scenario();
        nodes = new Nodes(scenario);
        topology = topology(script, nodes);
        entry = topology.service(scenario.load().service());
        entryConsumes = entry.backlog().isPresent();
        demand = new Demand(script.profile(), scenario.load());
        faults = new FaultPlan(scenario.faults(), topology.services());
        history = new History(script, topology, nodes);
    }

    Topology topology() {
        return topology;
    }

    Nodes nodes() {
        return nodes;
    }

    History history() {
        return history;
    }

    VirtualClock clock() {
        return clock;
    }

    /** Books what the scenario says will happen, and the steps between. */
    void book() {
        agenda.every(0, script.scenario().tick().toNanos(), Phase.SERVE, this::serve);
        long length = script.length().toNanos();
        agenda.at(length, Phase.SERVE, this::serve);
        for (long joint : script.profile().jointsNanos()) {
            agenda.at(Math.min(joint, length), Phase.SERVE, this::serve);
        }
        List<Fault> list = script.scenario().faults();
        for (int i = 0; i < list.size(); i++) {
            book(i, list.get(i));
        }
        nodes.book(agenda, this);
        history.book(agenda, this::serve);
    }

    /** Works from where it stands up to now. */
    void serve() {
        long now = clock.nowNanos();
        if (now == servedUntilNanos) {
            return;
        }
        double seconds = (now - servedUntilNanos) / 1e9;
        double requests =
                demand.requests(servedUntilNanos, now, entry.usersWaiting(servedUntilNanos), answeredPerSecond);
        topology.step(now, seconds, entry, requests, faults.during(servedUntilNanos, now));
        double answered = answered(entry.account());
        answeredPerSecond = (answered - answeredBefore) / seconds;
        answeredBefore = answered;
        servedUntilNanos = now;
        history.watch(now, seconds);
    }

    /** A policy, or the scenario, wants another number of replicas. */
    void scaleTo(Service service, int replicas) {
        service.scaleTo(replicas, clock.nowNanos());
        replicasChanged(service);
    }

    /** The same, where new replicas start in a way of their own, such as from a warm pool. */
    void scaleTo(Service service, int replicas, StartUp startUp) {
        service.scaleTo(replicas, startUp, clock.nowNanos());
        replicasChanged(service);
    }

    /** Somebody wants to know of replicas that a fault kills: the service, and how many. */
    void onKill(ObjIntConsumer<Service> mourner) {
        mourners.add(mourner);
    }

    private void replicasChanged(Service service) {
        bookReadiness(service);
        nodes.settle();
    }

    private void book(int index, Fault fault) {
        long start = fault.at().toNanos();
        long end = start + fault.lasts().toNanos();
        Service service = topology.service(fault.service());
        agenda.at(start, Phase.SERVE, this::serve);
        agenda.at(start, Phase.CHANGE, () -> {
            history.faultBegins(fault);
            faults.begin(index);
            int dying = fault.kills(service.fleet().existing());
            if (dying > 0) {
                service.kill(dying, clock.nowNanos());
                mourners.forEach(mourner -> mourner.accept(service, dying));
                replicasChanged(service);
            }
        });
        agenda.at(end, Phase.SERVE, this::serve);
        agenda.at(end, Phase.CHANGE, () -> {
            faults.end(index);
            if (end > start) {
                history.faultEnds(fault);
            }
        });
    }

    /** Replicas have begun to start: they will take requests. */
    void bookReadiness(Service service) {
        long next = service.fleet().nextReadyNanos();
        if (next == Long.MAX_VALUE) {
            return;
        }
        agenda.at(next, Phase.SERVE, this::serve);
        agenda.at(next, Phase.CHANGE, () -> {
            int admitted = service.admitReady(clock.nowNanos());
            if (admitted > 0) {
                history.replicasReady(service, admitted);
                bookReadiness(service);
            }
        });
    }

    /** Answers that somebody still waited for, good or bad; whoever leaves a message is answered at once. */
    private double answered(Account account) {
        if (entryConsumes) {
            return account.offered();
        }
        return account.served() + account.failed() - account.lost(Cause.TIMEOUT) + account.refused();
    }

    private static Topology topology(Script script, Nodes nodes) {
        Scenario scenario = script.scenario();
        LoadSpec load = scenario.load();
        List<Service> services = new ArrayList<>();
        Map<String, List<Topology.CallTo>> calls = new LinkedHashMap<>();
        for (String name : script.callersFirst()) {
            ServiceSpec spec = scenario.services().get(name);
            boolean isEntry = name.equals(load.service());
            boolean messages = spec.consumes().isPresent();
            double patience = isEntry ? load.timeout().toNanos() / 1e9 : patience(name, scenario);
            Service service = new Service(
                    name,
                    workOf(name, scenario),
                    spec.startUp().startUp(),
                    spec.replicas(),
                    spec.terminationGrace().toNanos() / 1e9,
                    messages ? Double.POSITIVE_INFINITY : patience,
                    isEntry && !messages,
                    nodes.roomFor(name));
            spec.consumes()
                    .ifPresent(queue ->
                            service.consume(scenario.queues().get(queue).queue(queue)));
            services.add(service);
            List<Topology.CallTo> targets = new ArrayList<>();
            for (ServiceSpec.CallSpec call : spec.calls()) {
                targets.add(new Topology.CallTo(call.service(), call.times(), seconds(call)));
            }
            calls.put(name, targets);
        }
        return new Topology(services, calls);
    }

    /** The longest that any caller waits. */
    private static double patience(String callee, Scenario scenario) {
        double patience = 0;
        for (ServiceSpec caller : scenario.services().values()) {
            for (ServiceSpec.CallSpec call : caller.calls()) {
                if (call.service().equals(callee)) {
                    patience = Math.max(patience, seconds(call));
                }
            }
        }
        return patience > 0 ? patience : Double.POSITIVE_INFINITY;
    }

    private static double seconds(ServiceSpec.CallSpec call) {
        return call.timeout().isPresent() ? call.timeout().get().toNanos() / 1e9 : Double.POSITIVE_INFINITY;
    }

    /** The work of a service; where users come in, endpoints change the mean of the CPU time and add to its spread. */
    static Work workOf(String service, Scenario scenario) {
        Work work = scenario.services().get(service).work();
        LoadSpec load = scenario.load();
        if (!service.equals(load.service())) {
            return work;
        }
        double variability = (1 + work.variability()) * load.cpuSpread() - 1;
        return new Work(
                work.cores(),
                work.cpuSeconds() * load.cpuFactor(),
                work.latencySeconds(),
                work.slots(),
                work.queue(),
                Math.max(0, variability));
    }
}
