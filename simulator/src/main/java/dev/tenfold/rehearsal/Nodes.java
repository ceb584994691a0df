package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.kernel.RandomStreams;
import dev.tenfold.scenario.NodePoolSpec;
import dev.tenfold.scenario.PlacementSpec;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.Allotment;
import dev.tenfold.service.Binpacking;
import dev.tenfold.service.ClusterAutoscaler;
import dev.tenfold.service.Lease;
import dev.tenfold.service.NodePool;
import dev.tenfold.service.Room;
import dev.tenfold.service.Service;
import dev.tenfold.service.Site;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The nodes that replicas run on. Whoever changes them does it here, so that replicas move and wait with them. */
final class Nodes {
    private static final long SECOND = 1_000_000_000L;

    private final Scenario scenario;
    private final Map<String, NodePool> pools = new LinkedHashMap<>();
    private final Map<String, Lease> leases = new LinkedHashMap<>();
    private final Map<String, Site> sites = new LinkedHashMap<>();
    /** Services whose replicas may find no room. */
    private final Set<String> confined = new LinkedHashSet<>();

    private final Map<String, Integer> pendingBefore = new LinkedHashMap<>();
    private final Map<String, Integer> owedBefore = new LinkedHashMap<>();
    private Agenda agenda;
    private World world;

    Nodes(Scenario scenario) {
        this.scenario = scenario;
        scenario.nodes().forEach((name, spec) -> {
            int count = scenario.nodesAtStart(name);
            pools.put(
                    name,
                    new NodePool(
                            name,
                            spec.size(),
                            count,
                            spec.provisioning().toNanos(),
                            spec.placement().allotment()));
        });
    }

    /** Where the replicas of a service run; asked once a service. */
    Room roomFor(String service) {
        ServiceSpec spec = scenario.services().get(service);
        Room ground = spec.nodes().map(pool -> lease(pool, service)).orElse(Room.UNLIMITED);
        boolean reachable = !scenario.faults().isEmpty() || spec.placement().matters();
        if (!reachable) {
            return ground;
        }
        Site site = new Site(
                ground,
                spec.placement().allotment(),
                () -> world.suffered(service).startUpFactor());
        sites.put(service, site);
        confined.add(service);
        return site;
    }

    /** Where services run that faults of the platform may reach, by name. */
    Map<String, Site> sites() {
        return sites;
    }

    /** What the cloud gives of a service's replicas, or of a pool's nodes. */
    Allotment allotment(String target) {
        return poolCalled(target)
                .map(NodePool::allotment)
                .orElseGet(() -> sites.get(target).allotment());
    }

    /** How a service's replicas, or a pool's nodes, are placed. */
    PlacementSpec placement(String target) {
        NodePoolSpec pool = scenario.nodes().get(target);
        return pool != null ? pool.placement() : scenario.services().get(target).placement();
    }

    /** Books what the platform does by itself. */
    void book(Agenda agenda, World world) {
        this.agenda = agenda;
        this.world = world;
        settle();
        RandomStreams chance = world.chance();
        scenario.nodes().forEach((name, spec) -> {
            if (spec.autoscaler() == NodePoolSpec.Autoscaler.CLUSTER_AUTOSCALER) {
                long period = spec.scan().toNanos();
                long seconds = Math.max(1, period / SECOND);
                long first = spec.scanOffset().isPresent()
                        ? spec.scanOffset().get().toNanos()
                        : chance.stream("cluster autoscaler of " + name).nextLong(seconds) * SECOND;
                ClusterAutoscaler scaler = new ClusterAutoscaler(pools.get(name), spec.settings());
                agenda.every(first, period, Phase.SERVE, world::serve);
                agenda.every(first, period, Phase.DECIDE, () -> scan(pools.get(name), scaler));
            }
        });
    }

    /** The pools, in the author's order. */
    Collection<NodePool> pools() {
        return Collections.unmodifiableCollection(pools.values());
    }

    /** The pool of a name, if it is one. */
    Optional<NodePool> poolCalled(String name) {
        return Optional.ofNullable(pools.get(name));
    }

    /** A pool of a name that is known to exist. */
    NodePool pool(String name) {
        NodePool pool = pools.get(name);
        if (pool == null) {
            throw new IllegalStateException("no pool of nodes is called " + name);
        }
        return pool;
    }

    /** Cores that the replicas on a pool used in the last step. */
    double coresInUse(NodePool pool) {
        return tenants(pool).stream().mapToDouble(Service::coresInUse).sum();
    }

    /** CPU seconds that the replicas on a pool have used since the start. */
    double cpuSecondsUsed(NodePool pool) {
        return tenants(pool).stream().mapToDouble(Service::cpuSecondsUsed).sum();
    }

    /** CPU that replicas used in the last step, as a share of what the ready nodes of their pool offer. */
    double cpuRatio(NodePool pool) {
        return pool.ready() == 0
                ? Double.NaN
                : coresInUse(pool) * 1000 / pool.size().cpuMilli() / pool.ready();
    }

    /**
     * Another number of nodes is wanted; new ones take as long as the scenario says.
     *
     * @param why the reason; empty if whoever asks tells of it himself
     */
    void scaleTo(NodePool pool, int count, String why) {
        scaleTo(pool, count, Duration.ofNanos(pool.startUpNanos()), why);
    }

    /** The same, where new ones take their own time, such as from a warm pool. */
    void scaleTo(NodePool pool, int count, Duration startUp, String why) {
        change(pool, why, pool.wanted(), Service::evict, pool.scaleTo(count, startUp.toNanos(), now()));
    }

    /** Nodes die with all that runs on them, and others are asked for in their place. */
    void kill(NodePool pool, int count) {
        change(pool, "", pool.wanted(), Service::kill, pool.kill(count, now()));
    }

    /** Nodes are taken away with so many seconds of notice, and others are asked for at once. */
    void interrupt(NodePool pool, int count, double seconds) {
        Departure drained = (service, replicas, now) -> service.evict(replicas, seconds, now);
        change(pool, "", pool.wanted(), drained, pool.kill(count, now()));
    }

    /** A zone is lost with the nodes of a pool in it. */
    void lose(NodePool pool, String zone) {
        change(pool, "", pool.wanted(), Service::kill, pool.lose(zone, now()));
    }

    /** Whatever was refused before may be given now. */
    void askAgain() {
        for (NodePool pool : pools.values()) {
            if (pool.owed() > 0) {
                pool.askAgain(now());
                tellOwed(pool);
                bookReadiness(pool);
            }
        }
        settle();
    }

    /** Replicas that wait start where there is room now; whoever creates or ends replicas calls it. */
    void settle() {
        if (confined.isEmpty()) {
            return;
        }
        List<Service> waiting = new ArrayList<>();
        for (String name : confined) {
            Service service = world.topology().service(name);
            if (service.fleet().pending() > 0) {
                waiting.add(service);
            }
        }
        waiting.sort(Comparator.comparing(service -> service.fleet().oldestPendingNanos()));
        for (Service service : waiting) {
            if (service.settle(now()) > 0) {
                world.bookReadiness(service);
            }
        }
        confined.forEach(this::notePending);
    }

    private void notePending(String name) {
        Service service = world.topology().service(name);
        int pending = service.fleet().pending();
        int before = pendingBefore.getOrDefault(name, 0);
        if (pending > before) {
            world.history().replicasPending(service, pending, trouble(name));
        } else if (pending == 0 && before > 0) {
            world.history().replicasPlaced(service, leases.containsKey(name));
        }
        pendingBefore.put(name, pending);
    }

    /** What replicas wait for. */
    private String trouble(String name) {
        Optional<String> refused = Optional.ofNullable(sites.get(name))
                .flatMap(site -> site.allotment().trouble());
        return refused.map(reason -> "for capacity: " + reason).orElse("for a node");
    }

    /** The cloud does not give all the nodes that are asked for. */
    private void tellOwed(NodePool pool) {
        int before = owedBefore.getOrDefault(pool.name(), 0);
        if (pool.owed() > before) {
            world.history().nodesRefused(pool, pool.allotment().trouble().orElse("refused"));
        }
        owedBefore.put(pool.name(), pool.owed());
    }

    private void scan(NodePool pool, ClusterAutoscaler scaler) {
        if (pool.owed() > 0) {
            return; // It backs off from a group whose nodes do not come.
        }
        List<Binpacking.Demand> pending = new ArrayList<>();
        int replicas = 0;
        for (Service service : tenants(pool)) {
            int waiting = service.fleet().pending();
            if (waiting > 0) {
                pending.add(new Binpacking.Demand(leases.get(service.name()).footprint(), waiting));
                replicas += waiting;
            }
        }
        int more = scaler.growth(pending, now());
        if (more > 0) {
            scaleTo(pool, pool.wanted() + more, replicas + " pending replicas need " + more + " more nodes");
            return;
        }
        int before = pool.wanted();
        List<NodePool.Displaced> displaced = scaler.shrink(now());
        if (pool.wanted() < before) {
            change(pool, "little used, and their replicas fit elsewhere", before, Service::evict, displaced);
        }
    }

    private void change(
            NodePool pool, String why, int before, Departure departure, List<NodePool.Displaced> displaced) {
        for (NodePool.Displaced each : displaced) {
            Service service = world.topology().service(each.service());
            departure.leave(service, each.replicas(), now());
            world.bookReadiness(service);
        }
        if (pool.wanted() != before && !why.isEmpty()) {
            world.history().nodesScaled(pool, before, why);
        }
        tellOwed(pool);
        bookReadiness(pool);
        settle();
    }

    private void bookReadiness(NodePool pool) {
        long next = pool.nextReadyNanos();
        if (next == Long.MAX_VALUE) {
            return;
        }
        agenda.at(next, Phase.SERVE, world::serve);
        agenda.at(next, Phase.CHANGE, () -> {
            int admitted = pool.admitReady(now());
            if (admitted > 0) {
                world.history().nodesReady(pool, admitted);
                settle();
                bookReadiness(pool);
            }
        });
    }

    private List<Service> tenants(NodePool pool) {
        List<Service> tenants = new ArrayList<>();
        for (Lease lease : leases.values()) {
            if (lease.isOn(pool)) {
                tenants.add(world.topology().service(lease.service()));
            }
        }
        return tenants;
    }

    private Room lease(String pool, String service) {
        Lease lease = pool(pool).lease(service, scenario.services().get(service).footprint());
        leases.put(service, lease);
        confined.add(service);
        return lease;
    }

    private long now() {
        return world.clock().nowNanos();
    }

    /** How replicas leave a node. */
    private interface Departure {
        void leave(Service service, int replicas, long nowNanos);
    }
}
