package dev.tenfold.rehearsal;

import dev.tenfold.fault.Ground;
import dev.tenfold.fault.ServiceFault;
import dev.tenfold.kernel.Agenda;
import dev.tenfold.kernel.Phase;
import dev.tenfold.service.NodePool;
import dev.tenfold.service.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** What faults do to the services of a rehearsal, and to what these run on. */
final class Terrain implements Ground {
    private final World world;
    private final Nodes nodes;
    private final FaultPlan plan;
    private final Agenda agenda;
    /** Retries at once of the storms that blow, by the service that is asked. */
    private final Map<String, List<Integer>> storms = new LinkedHashMap<>();

    Terrain(World world, Nodes nodes, FaultPlan plan, Agenda agenda) {
        this.world = world;
        this.nodes = nodes;
        this.plan = plan;
        this.agenda = agenda;
    }

    @Override
    public void suffer(ServiceFault fault) {
        Service service = service(fault.service());
        plan.begin(fault);
        world.kill(service, fault.kills(service.fleet().existing()));
    }

    @Override
    public void recover(ServiceFault fault) {
        plan.end(fault);
    }

    @Override
    public void storm(String service, int retries) {
        storms.computeIfAbsent(service, any -> new ArrayList<>()).add(retries);
        blow(service);
    }

    @Override
    public void calm(String service, int retries) {
        storms.get(service).remove(Integer.valueOf(retries));
        blow(service);
    }

    /** Of storms that overlap the worst counts. */
    private void blow(String service) {
        int worst =
                storms.get(service).stream().mapToInt(Integer::intValue).max().orElse(0);
        world.flow().storm(service(service), worst);
    }

    @Override
    public void flushCaches(String service) {
        world.flow().flushCaches(service(service));
    }

    @Override
    public void loseZone(String zone) {
        nodes.sites().forEach((name, site) -> world.kill(service(name), site.lose(zone)));
        nodes.pools().forEach(pool -> nodes.lose(pool, zone));
    }

    @Override
    public void restoreZone(String zone) {
        nodes.sites().values().forEach(site -> site.restore(zone));
        nodes.pools().forEach(pool -> pool.restore(zone));
        nodes.askAgain();
    }

    @Override
    public void killNodes(String pool, IntUnaryOperator dying) {
        NodePool hit = nodes.pool(pool);
        nodes.kill(hit, dying.applyAsInt(hit.ready()));
    }

    @Override
    public void refuse(String target, String reason) {
        nodes.allotment(target).refuse(reason);
    }

    @Override
    public void grant(String target, String reason) {
        nodes.allotment(target).grant(reason);
        nodes.askAgain();
    }

    @Override
    public void slow(String target, double factor) {
        nodes.allotment(target).slow(factor);
    }

    @Override
    public void quicken(String target, double factor) {
        nodes.allotment(target).quicken(factor);
    }

    @Override
    public void interrupt(String target, IntUnaryOperator taken, Duration notice, boolean drained) {
        Optional<NodePool> pool = nodes.poolCalled(target);
        int there = pool.map(NodePool::ready).orElseGet(() -> running(target));
        int going = taken.applyAsInt(nodes.placement(target).spotOf(there));
        if (!drained) {
            long end = world.clock().nowNanos() + notice.toNanos();
            agenda.at(end, Phase.SERVE, world::serve);
            agenda.at(
                    end,
                    Phase.CHANGE,
                    () -> pool.ifPresentOrElse(
                            hit -> nodes.kill(hit, going),
                            () -> world.kill(service(target), Math.min(going, running(target)))));
            return;
        }
        double seconds = notice.toNanos() / 1e9;
        pool.ifPresentOrElse(
                hit -> nodes.interrupt(hit, going, seconds), () -> world.evict(service(target), going, seconds));
    }

    private int running(String service) {
        return service(service).fleet().existing() - service(service).fleet().pending();
    }

    private Service service(String name) {
        return world.topology().service(name);
    }
}
