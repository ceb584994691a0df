package dev.tenfold.verdict;

/**
 * One fleet in the comparison that gives a policy its scale.
 *
 * @param name {@code yours}, {@code fixed} (the same fleet that never scales) or {@code oracle} (knows the demand in
 *     advance and pays only the start-up time)
 * @param replicaHours replica-hours paid, from creation to end of every replica, hours
 * @param cost price of those hours by what replicas request, in the scenario's currency
 * @param nodeHours node-hours paid, from the request for every node to its end, hours
 * @param nodeCost price of those hours; replicas on nodes are paid by the node, and both prices are told
 * @param currency such as {@code USD}
 * @param p95Millis 95th percentile of the users' latency over the whole rehearsal, milliseconds; NaN if nothing was
 *     served
 * @param errorRatio requests failed or refused over requests offered, 0..1
 * @param peakReplicas most replicas that existed at once, over all services
 * @param bill what all of it cost, by how it was bought: nodes, and replicas that are on none
 */
public record Bound(
        String name,
        double replicaHours,
        double cost,
        double nodeHours,
        double nodeCost,
        String currency,
        double p95Millis,
        double errorRatio,
        int peakReplicas,
        Bill bill) {

    /** One that is bought on demand. */
    public Bound(
            String name,
            double replicaHours,
            double cost,
            double nodeHours,
            double nodeCost,
            String currency,
            double p95Millis,
            double errorRatio,
            int peakReplicas) {
        this(
                name,
                replicaHours,
                cost,
                nodeHours,
                nodeCost,
                currency,
                p95Millis,
                errorRatio,
                peakReplicas,
                new Bill(nodeHours > 0 ? nodeCost : cost, 0, 0));
    }
}
