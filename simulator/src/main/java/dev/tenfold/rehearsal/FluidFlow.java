package dev.tenfold.rehearsal;

import dev.tenfold.fault.Conditions;
import dev.tenfold.kernel.RandomStreams;
import dev.tenfold.scenario.LoadSpec;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.CallTo;
import dev.tenfold.service.Fluid;
import dev.tenfold.service.FluidService;
import dev.tenfold.service.Service;
import dev.tenfold.service.Topology;
import dev.tenfold.service.Witness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests as a fluid: quick, and as good as docs/fidelity.md says. */
final class FluidFlow implements Flow {
    private final Fluid fluid;
    private final Demand demand;
    /** The services where requests come in, and what is so about each. */
    private final FluidService[] entries;

    private final Blend[] blends;
    private final int[] places;
    private final double[] incoming;
    private boolean mixed;
    private double answeredPerSecond;

    FluidFlow(Script script, Nodes nodes, RandomStreams chance, Witness witness) {
        fluid = fluid(script, nodes, chance, witness);
        Scenario scenario = script.scenario();
        demand = new Demand(script, chance);
        List<String> names = scenario.load().entries();
        entries = names.stream().map(fluid::service).toArray(FluidService[]::new);
        blends = names.stream()
                .map(name -> new Blend(
                        name, scenario.services().get(name).work(), demand.mix().kinds()))
                .toArray(Blend[]::new);
        places = names.stream()
                .mapToInt(name -> fluid.services().indexOf(fluid.service(name)))
                .toArray();
        incoming = new double[fluid.services().size()];
    }

    @Override
    public Topology topology() {
        return fluid;
    }

    @Override
    public void step(long fromNanos, long toNanos, Conditions[] conditions) {
        double seconds = (toNanos - fromNanos) / 1e9;
        boolean closed = demand.closed();
        double waiting = closed ? waiting(fromNanos) : 0;
        double answeredBefore = closed ? answered() : 0;
        double requests = demand.requests(fromNanos, toNanos, waiting, answeredPerSecond);
        boolean rests = demand.restsDuring(fromNanos, toNanos);
        distribute(requests, rests ? demand.amountsAtRest() : demand.amounts(), !rests || mixed);
        mixed = !rests;
        fluid.step(toNanos, seconds, incoming, conditions);
        if (closed) {
            answeredPerSecond = (answered() - answeredBefore) / seconds;
        }
    }

    /** Users who wait for an answer. */
    private double waiting(long nowNanos) {
        double waiting = 0;
        for (FluidService entry : entries) {
            waiting += entry.usersWaiting(nowNanos);
        }
        return waiting;
    }

    /** Users who got an answer since the start. */
    private double answered() {
        double answered = 0;
        for (FluidService entry : entries) {
            answered += entry.usersAnswered();
        }
        return answered;
    }

    /** Requests go where their kinds come in; where the mix has changed, so has the work. */
    private void distribute(double requests, double[] amounts, boolean changed) {
        double all = 0;
        for (int i = 0; entries.length > 1 && i < entries.length; i++) {
            all += blends[i].amount(amounts);
        }
        for (int i = 0; i < entries.length; i++) {
            incoming[places[i]] = entries.length == 1 ? requests : requests * blends[i].amount(amounts) / all;
            if (changed) {
                entries[i].ask(blends[i].work(amounts));
            }
        }
    }

    @Override
    public boolean evenOver(long fromNanos, long toNanos, double share) {
        return fluid.drift() * ((toNanos - fromNanos) / 1e9) <= share && demand.evenOver(fromNanos, toNanos, share);
    }

    @Override
    public int steps() {
        return fluid.depth();
    }

    @Override
    public void storm(Service upon, int retries) {
        fluid.storm(upon, retries);
    }

    @Override
    public void intensity(double factor) {
        demand.intensity(factor);
    }

    @Override
    public void flushCaches(Service before) {
        fluid.flush(before);
    }

    private static Fluid fluid(Script script, Nodes nodes, RandomStreams chance, Witness witness) {
        Scenario scenario = script.scenario();
        LoadSpec load = scenario.load();
        List<FluidService> services = new ArrayList<>();
        Map<String, List<CallTo>> calls = new LinkedHashMap<>();
        for (String name : script.callersFirst()) {
            ServiceSpec spec = scenario.services().get(name);
            boolean isEntry = load.entries().contains(name);
            boolean messages = spec.consumes().isPresent();
            double patience = isEntry ? load.timeout().toNanos() / 1e9 : patience(name, scenario);
            FluidService service = new FluidService(
                    name,
                    Blend.atRest(name, spec.work(), load),
                    spec.startUp().startUp(),
                    spec.replicas(),
                    spec.terminationGrace().toNanos() / 1e9,
                    messages ? Double.POSITIVE_INFINITY : patience,
                    isEntry && !messages,
                    nodes.roomFor(name),
                    spec.traits(),
                    chance.stream("start-up " + name));
            spec.consumes()
                    .ifPresent(queue ->
                            service.consume(scenario.queues().get(queue).queue(queue)));
            Callers.before(name, scenario, service);
            services.add(service);
            calls.put(
                    name, spec.calls().stream().map(ServiceSpec.CallSpec::call).toList());
        }
        return new Fluid(services, calls, Callers.storms(scenario), witness);
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
}
