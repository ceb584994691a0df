package dev.tenfold.verdict;

import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Line;
import dev.tenfold.rehearsal.PoolLine;
import dev.tenfold.scenario.NodePoolSpec;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.Account;

/** What a run cost and what users felt in it: the numbers by which policies are compared. */
final class Bounds {
    private Bounds() {}

    static Bound of(String name, History history) {
        Scenario scenario = history.script().scenario();
        Bill bill = Bill.NOTHING;
        Bill replicas = Bill.NOTHING;
        int peak = 0;
        for (Line line : history.lines().values()) {
            Bill part = replicas(history, line);
            replicas = replicas.and(part);
            boolean onNodes = scenario.services().get(line.name()).nodes().isPresent();
            bill = onNodes ? bill : bill.and(part);
            peak += line.peakReplicas();
        }
        double nodeSeconds = 0;
        Bill nodes = Bill.NOTHING;
        for (PoolLine pool : history.pools().values()) {
            nodeSeconds += pool.nodeSeconds();
            nodes = nodes.and(nodes(history, pool));
        }
        return new Bound(
                name,
                replicaHours(history),
                replicas.total(),
                nodeSeconds / 3600,
                nodes.total(),
                scenario.price().currency(),
                Latency.overall(history),
                errorRatio(history),
                peak,
                bill.and(nodes));
    }

    /** What the replicas of a service cost by the cores that they request. */
    private static Bill replicas(History history, Line line) {
        Scenario scenario = history.script().scenario();
        ServiceSpec service = scenario.services().get(line.name());
        int floor = history.script()
                .scaling(line.name())
                .flatMapToInt(spec -> spec.floor().stream())
                .max()
                .orElse(service.replicas());
        return Bill.of(
                scenario.price(),
                line.replicaSeconds() / 3600,
                floor,
                hours(history),
                service.requestedMilli() / 1000.0 * scenario.price().coreHour(),
                service.placement());
    }

    /** What a pool of nodes cost. */
    static Bill nodes(History history, PoolLine pool) {
        Scenario scenario = history.script().scenario();
        NodePoolSpec spec = scenario.nodes().get(pool.name());
        return Bill.of(
                scenario.price(),
                pool.nodeSeconds() / 3600,
                spec.min(),
                hours(history),
                spec.hourlyPrice(scenario.price()),
                spec.placement());
    }

    private static double hours(History history) {
        return history.script().length().toNanos() / 3.6e12;
    }

    /** Replica-hours of all services. */
    static double replicaHours(History history) {
        return history.lines().values().stream()
                        .mapToDouble(Line::replicaSeconds)
                        .sum()
                / 3600;
    }

    /** Users' requests that failed or were refused over those that were made; 0..1. */
    static double errorRatio(History history) {
        Account account = history.felt().account();
        return account.requests() > 0 ? account.requestsLost() / account.requests() : 0;
    }
}
