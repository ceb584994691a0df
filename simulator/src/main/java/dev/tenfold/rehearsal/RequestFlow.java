package dev.tenfold.rehearsal;

import dev.tenfold.fault.Conditions;
import dev.tenfold.kernel.RandomStreams;
import dev.tenfold.load.Profile;
import dev.tenfold.request.Balancing;
import dev.tenfold.request.LoadPlan;
import dev.tenfold.request.Requests;
import dev.tenfold.request.ServicePlan;
import dev.tenfold.scenario.LoadSpec;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.Topology;
import dev.tenfold.service.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests one by one: exact where the fluid approximates, and as slow as there are many. */
final class RequestFlow implements Flow {
    private final Requests requests;
    private final Profile profile;

    RequestFlow(Script script, Nodes nodes) {
        Scenario scenario = script.scenario();
        List<ServicePlan> plans = new ArrayList<>();
        for (String name : script.callersFirst()) {
            plans.add(plan(name, scenario, nodes));
        }
        requests = new Requests(plans, load(scenario.load()), new RandomStreams(scenario.seed()));
        profile = script.profile();
    }

    @Override
    public Topology topology() {
        return requests;
    }

    @Override
    public void step(long fromNanos, long toNanos, Conditions[] conditions) {
        requests.step(fromNanos, toNanos, profile.at(fromNanos), profile.meanOver(fromNanos, toNanos), conditions);
    }

    private static ServicePlan plan(String name, Scenario scenario, Nodes nodes) {
        ServiceSpec spec = scenario.services().get(name);
        boolean asked = name.equals(scenario.load().service());
        return new ServicePlan(
                name,
                work(spec.work(), asked ? scenario.load().cpuFactor() : 1),
                spec.startUp().startUp(),
                spec.replicas(),
                spec.terminationGrace().toNanos() / 1e9,
                asked ? scenario.load().timeout().toNanos() / 1e9 : Double.POSITIVE_INFINITY,
                nodes.roomFor(name),
                spec.consumes().map(queue -> scenario.queues().get(queue).queue(queue)),
                spec.calls().stream().map(ServiceSpec.CallSpec::call).toList(),
                Balancing.POOLED);
    }

    /** The work of the mean request; which kind each is of, the door draws. */
    private static Work work(Work work, double cpuFactor) {
        return new Work(
                work.cores(),
                work.cpuSeconds() * cpuFactor,
                work.latencySeconds(),
                work.slots(),
                work.queue(),
                work.variability());
    }

    private static LoadPlan load(LoadSpec load) {
        Optional<LoadPlan.Think> think = Optional.empty();
        if (load.closed()) {
            double mean = load.thinkSeconds();
            think = Optional.of(load.think()
                    .map(span -> new LoadPlan.Think(
                            span.least().toNanos() / 1e9, span.most().toNanos() / 1e9))
                    .orElse(new LoadPlan.Think(mean, mean)));
        }
        List<LoadPlan.Endpoint> endpoints = load.endpoints().stream()
                .map(kind -> new LoadPlan.Endpoint(kind.weight(), kind.cpu().value() / load.cpuFactor()))
                .toList();
        return new LoadPlan(load.service(), think, endpoints);
    }
}
