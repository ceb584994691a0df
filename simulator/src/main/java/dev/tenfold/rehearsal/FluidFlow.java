package dev.tenfold.rehearsal;

import dev.tenfold.fault.Conditions;
import dev.tenfold.scenario.LoadSpec;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.CallTo;
import dev.tenfold.service.Fluid;
import dev.tenfold.service.FluidService;
import dev.tenfold.service.Topology;
import dev.tenfold.service.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests as a fluid: quick, and as good as docs/fidelity.md says. */
final class FluidFlow implements Flow {
    private final Fluid fluid;
    private final FluidService entry;
    private final Demand demand;
    private double answeredBefore;
    private double answeredPerSecond;

    FluidFlow(Script script, Nodes nodes) {
        fluid = fluid(script, nodes);
        Scenario scenario = script.scenario();
        entry = fluid.service(scenario.load().service());
        demand = new Demand(script.profile(), scenario.load());
    }

    @Override
    public Topology topology() {
        return fluid;
    }

    @Override
    public void step(long fromNanos, long toNanos, Conditions[] conditions) {
        double seconds = (toNanos - fromNanos) / 1e9;
        double requests = demand.requests(fromNanos, toNanos, entry.usersWaiting(fromNanos), answeredPerSecond);
        fluid.step(toNanos, seconds, entry, requests, conditions);
        double answered = entry.usersAnswered();
        answeredPerSecond = (answered - answeredBefore) / seconds;
        answeredBefore = answered;
    }

    private static Fluid fluid(Script script, Nodes nodes) {
        Scenario scenario = script.scenario();
        LoadSpec load = scenario.load();
        List<FluidService> services = new ArrayList<>();
        Map<String, List<CallTo>> calls = new LinkedHashMap<>();
        for (String name : script.callersFirst()) {
            ServiceSpec spec = scenario.services().get(name);
            boolean isEntry = name.equals(load.service());
            boolean messages = spec.consumes().isPresent();
            double patience = isEntry ? load.timeout().toNanos() / 1e9 : patience(name, scenario);
            FluidService service = new FluidService(
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
            if (isEntry && !messages) {
                Callers.of(scenario).ifPresent(service::askedBy);
            }
            services.add(service);
            calls.put(
                    name, spec.calls().stream().map(ServiceSpec.CallSpec::call).toList());
        }
        return new Fluid(services, calls);
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
