package dev.tenfold.rehearsal;

import dev.tenfold.fault.Conditions;
import dev.tenfold.kernel.RandomStreams;
import dev.tenfold.request.LoadPlan;
import dev.tenfold.request.LoadPlan.Think;
import dev.tenfold.request.Requests;
import dev.tenfold.request.ServicePlan;
import dev.tenfold.request.Terms;
import dev.tenfold.scenario.Abandoned;
import dev.tenfold.scenario.LoadSpec;
import dev.tenfold.scenario.RetrySpec;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.scenario.ShedSpec;
import dev.tenfold.service.Retry;
import dev.tenfold.service.Service;
import dev.tenfold.service.Topology;
import dev.tenfold.service.Work;
import dev.tenfold.spelling.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests one by one: exact where the fluid approximates, and as slow as there are many. */
final class RequestFlow implements Flow {
    private final Requests requests;
    private final Demand demand;
    private final double[] amounts;

    RequestFlow(Script script, Nodes nodes, RandomStreams chance) {
        Scenario scenario = script.scenario();
        LoadPlan load = load(scenario);
        List<ServicePlan> plans = new ArrayList<>();
        for (String name : script.callersFirst()) {
            plans.add(plan(name, scenario, nodes));
        }
        requests = new Requests(plans, load, chance);
        demand = new Demand(script, chance);
        amounts = demand.amountsAtRest().clone();
    }

    @Override
    public Topology topology() {
        return requests;
    }

    @Override
    public void step(long fromNanos, long toNanos, Conditions[] conditions) {
        double level = demand.at(fromNanos, amounts);
        double mean = demand.meanLevel(fromNanos, toNanos);
        boolean rests = demand.restsDuring(fromNanos, toNanos);
        double[] mix = rests ? demand.amountsAtRest() : demand.amounts();
        requests.step(fromNanos, toNanos, level, mean, mix, conditions);
    }

    @Override
    public boolean evenOver(long fromNanos, long toNanos, double share) {
        return false; // Each request has a time of its own anyway: long steps would save nothing.
    }

    @Override
    public int steps() {
        return 0;
    }

    @Override
    public void storm(Service upon, int retries) {
        requests.storm(upon, retries);
    }

    @Override
    public void intensity(double factor) {
        demand.intensity(factor);
    }

    @Override
    public void flushCaches(Service before) {
        requests.flushCaches(before);
    }

    private static ServicePlan plan(String name, Scenario scenario, Nodes nodes) {
        ServiceSpec spec = scenario.services().get(name);
        LoadSpec load = scenario.load();
        boolean asked = load.entries().contains(name) && spec.consumes().isEmpty();
        Work work = spec.work();
        double cpuFactor =
                work.cpuSeconds() > 0 ? Blend.atRest(name, work, load).cpuSeconds() / work.cpuSeconds() : 1;
        return new ServicePlan(
                name,
                work,
                cpuFactor,
                spec.startUp().startUp(),
                spec.replicas(),
                spec.terminationGrace().toNanos() / 1e9,
                asked ? load.timeout().toNanos() / 1e9 : Double.POSITIVE_INFINITY,
                nodes.roomFor(name),
                spec.consumes().map(queue -> scenario.queues().get(queue).queue(queue)),
                spec.calls().stream().map(ServiceSpec.CallSpec::call).toList(),
                asked && load(scenario).toldFromAttempts(),
                spec.shed().map(ShedSpec::shedding),
                spec.maxConnections().map(Integer::doubleValue).orElse(Double.POSITIVE_INFINITY),
                spec.traits(),
                ServicePlan.NO_CROWDING);
    }

    private static LoadPlan load(Scenario scenario) {
        LoadSpec load = scenario.load();
        List<LoadPlan.Kind> kinds = new ArrayList<>();
        for (LoadSpec.Asked asked : load.asked()) {
            kinds.add(new LoadPlan.Kind(asked.service(), asked.cpuFactor(), think(asked.think()), asked.priority()));
        }
        boolean storms = load.entries().stream().anyMatch(entry -> Callers.mostStorm(scenario, entry) > 0);
        Optional<Retry> retry =
                load.retry().map(RetrySpec::retry).or(() -> storms ? Optional.of(Callers.ONCE) : Optional.empty());
        return new LoadPlan(
                load.closed(),
                kinds,
                Terms.ofUsers(load.timeout().toNanos() / 1e9, load.abandons() == Abandoned.CANCELS, retry),
                arrivalVariability(scenario));
    }

    /** Of what users ask, where they all ask one service: of a mixture nobody said how it varies. */
    private static double arrivalVariability(Scenario scenario) {
        List<String> entries = scenario.load().entries();
        return entries.size() == 1
                ? scenario.services().get(entries.get(0)).traits().arrivalVariability()
                : 1;
    }

    private static Think think(Optional<Span> think) {
        return think.map(span ->
                        new Think(span.least().toNanos() / 1e9, span.most().toNanos() / 1e9))
                .orElse(new Think(1, 1));
    }
}
