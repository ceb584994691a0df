package dev.tenfold.verdict;

import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Line;
import dev.tenfold.rehearsal.PoolLine;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.Account;

/** What a run cost and what users felt in it: the numbers by which policies are compared. */
final class Bounds {
    private Bounds() {}

    static Bound of(String name, History history) {
        Scenario scenario = history.script().scenario();
        double cost = 0;
        int peak = 0;
        for (Line line : history.lines().values()) {
            ServiceSpec service = scenario.services().get(line.name());
            double price = scenario.price().coreHour() * service.placement().priceFactor();
            cost += line.replicaSeconds() / 3600 * (service.requestedMilli() / 1000.0) * price;
            peak += line.peakReplicas();
        }
        double nodeSeconds = 0;
        double nodeCost = 0;
        for (PoolLine pool : history.pools().values()) {
            nodeSeconds += pool.nodeSeconds();
            nodeCost += pool.cost();
        }
        return new Bound(
                name,
                replicaHours(history),
                cost,
                nodeSeconds / 3600,
                nodeCost,
                scenario.price().currency(),
                Latency.overall(history),
                errorRatio(history),
                peak);
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
