package dev.tenfold.scenario;

import dev.tenfold.document.Bound;
import dev.tenfold.document.Problems;
import dev.tenfold.service.Binpacking;
import dev.tenfold.service.Footprint;
import dev.tenfold.service.NodePool;
import dev.tenfold.service.NodeSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** What services consume and what they run on has to be there, and to be enough for a start. */
final class Supply {
    private final Scenario scenario;
    private final Bound<Scenario> bound;
    private final Problems problems;

    private Supply(Scenario scenario, Bound<Scenario> bound, Problems problems) {
        this.scenario = scenario;
        this.bound = bound;
        this.problems = problems;
    }

    static void check(Scenario scenario, Bound<Scenario> bound, Problems problems) {
        Supply supply = new Supply(scenario, bound, problems);
        supply.checkQueues();
        supply.checkFootprints();
        scenario.nodes().forEach(supply::checkStart);
    }

    /**
     * How many nodes of a pool are there at the start: as many as the scenario says, otherwise the fewest on which the
     * scheduler finds room for all replicas.
     *
     * @return empty if the most that the pool may have are not enough
     */
    static OptionalInt nodesAtStart(Scenario scenario, String name) {
        NodePoolSpec pool = scenario.nodes().get(name);
        if (pool.count().isPresent()) {
            return OptionalInt.of(pool.count().get());
        }
        List<Binpacking.Demand> demands = new ArrayList<>();
        tenants(scenario, name)
                .forEach((service, spec) -> demands.add(new Binpacking.Demand(spec.footprint(), spec.replicas())));
        int least = Math.max(pool.min(), Binpacking.nodesFor(demands, pool.size()));
        int most = Math.min(pool.max(), pool.placement().quota().orElse(pool.max()));
        for (int count = least; count <= most; count++) {
            if (holds(scenario, name, count)) {
                return OptionalInt.of(count);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean holds(Scenario scenario, String name, int count) {
        NodePool pool = new NodePool(name, scenario.nodes().get(name).size(), count, 0);
        boolean all = true;
        for (Map.Entry<String, ServiceSpec> tenant : tenants(scenario, name).entrySet()) {
            int replicas = tenant.getValue().replicas();
            all &= pool.lease(tenant.getKey(), tenant.getValue().footprint()).take(replicas) == replicas;
        }
        return all;
    }

    /** The services on a pool, in the order in which their replicas are put on it. */
    private static Map<String, ServiceSpec> tenants(Scenario scenario, String pool) {
        Map<String, ServiceSpec> tenants = new LinkedHashMap<>();
        for (String name : Script.callersFirst(scenario.services())) {
            ServiceSpec service = scenario.services().get(name);
            if (service.nodes().filter(pool::equals).isPresent()) {
                tenants.put(name, service);
            }
        }
        return tenants;
    }

    private void checkQueues() {
        Map<String, String> consumers = new LinkedHashMap<>();
        scenario.services()
                .forEach((name, service) -> service.consumes().ifPresent(queue -> {
                    String path = "services." + name + ".consumes";
                    String other = consumers.putIfAbsent(queue, name);
                    if (!scenario.queues().containsKey(queue)) {
                        unknown(path, "queue", scenario.queues().keySet(), queue);
                    } else if (other != null) {
                        problems.add(
                                bound.place(path), path, "must be the only consumer: " + other + " consumes it", queue);
                    }
                }));
        // A queue whose name is misspelt where it is consumed is not a second mistake.
        boolean allKnown = scenario.queues().keySet().containsAll(consumers.keySet());
        for (String queue : scenario.queues().keySet()) {
            if (allKnown && !consumers.containsKey(queue)) {
                String path = "queues." + queue;
                String hint = "`consumes: " + queue + "`";
                problems.add(bound.place(path), path, "must be consumed by a service", "", hint);
            }
        }
    }

    private void checkFootprints() {
        scenario.services()
                .forEach((name, service) -> service.nodes().ifPresent(pool -> {
                    String path = "services." + name + ".nodes";
                    if (!scenario.nodes().containsKey(pool)) {
                        unknown(path, "pool of nodes", scenario.nodes().keySet(), pool);
                        return;
                    }
                    NodeSize size = scenario.nodes().get(pool).size();
                    if (size.fits(service.footprint()) == 0) {
                        String rule = "must be nodes that a replica fits on: it requests " + told(service.footprint())
                                + ", a node has " + told(new Footprint(size.cpuMilli(), size.memoryBytes()));
                        problems.add(bound.place(path), path, rule, pool);
                    }
                }));
    }

    private void checkStart(String name, NodePoolSpec pool) {
        boolean everyReplicaFits = tenants(scenario, name).values().stream()
                .allMatch(service -> pool.size().fits(service.footprint()) > 0);
        if (!everyReplicaFits) {
            return;
        }
        OptionalInt count = nodesAtStart(scenario, name);
        boolean given = pool.count().isPresent();
        if (count.isEmpty() || given && !holds(scenario, name, count.getAsInt())) {
            String path = "nodes." + name + (given ? ".count" : ".max");
            String was = Integer.toString(given ? pool.count().get() : pool.max());
            problems.add(bound.place(path), path, "must be enough for the replicas at the start", was);
        }
    }

    private void unknown(String path, String what, Set<String> known, String was) {
        String rule = known.isEmpty() ? ": there is none" : ": " + String.join(", ", known);
        problems.add(bound.place(path), path, "must name a " + what + rule, was);
    }

    private static String told(Footprint footprint) {
        return footprint.cpuMilli() + "m and " + footprint.memoryBytes() / (1 << 20) + "Mi";
    }
}
