package dev.tenfold.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The Kubernetes cluster autoscaler over one pool: it adds the nodes that pending replicas need, and takes away nodes
 * that have been little used for long and whose replicas fit elsewhere.
 *
 * @see <a href="https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md">Cluster Autoscaler
 *     FAQ</a>
 */
public final class ClusterAutoscaler {
    /** {@code --max-scale-down-parallelism}: nodes taken away in one scan. */
    private static final int MOST_GONE = 10;

    /** {@code --max-drain-parallelism}: those of them that are not empty. */
    private static final int MOST_DRAINED = 1;

    /** {@code --max-nodes-per-scaleup}. */
    private static final int MOST_ADDED = 1000;

    private final NodePool pool;
    private final Settings settings;
    private final Map<Integer, Long> unneededSince = new LinkedHashMap<>();
    private List<Node> unneeded = List.of();
    private long changesSeen = -1;
    private long quietUntilNanos = Long.MIN_VALUE;

    /**
     * Its flags.
     *
     * @param least fewest nodes of the pool
     * @param most most nodes of the pool
     * @param unneededNanos {@code --scale-down-unneeded-time}, nanoseconds
     * @param utilization {@code --scale-down-utilization-threshold}, 0..1
     * @param delayAfterAddNanos {@code --scale-down-delay-after-add}, nanoseconds
     */
    public record Settings(int least, int most, long unneededNanos, double utilization, long delayAfterAddNanos) {}

    public ClusterAutoscaler(NodePool pool, Settings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /**
     * How many nodes to add for replicas that wait. Room on nodes that are booting is counted first.
     *
     * @param pending those that wait
     */
    public int growth(List<Binpacking.Demand> pending, long nowNanos) {
        if (pending.isEmpty()) {
            return 0;
        }
        List<Space> coming = new ArrayList<>();
        for (Node node : pool.nodes()) {
            coming.add(node.free().copy());
        }
        int needed = Binpacking.nodesFor(pending, pool.size(), coming);
        int more = Math.max(0, Math.min(Math.min(needed, MOST_ADDED), settings.most() - pool.wanted()));
        if (more > 0) {
            quietUntilNanos = nowNanos + settings.delayAfterAddNanos();
        }
        return more;
    }

    /** Takes away what has not been needed for long; returns the replicas that have to leave. */
    public List<NodePool.Displaced> shrink(long nowNanos) {
        List<Node> gone = surplus(nowNanos);
        return gone.isEmpty() ? List.of() : pool.remove(gone, nowNanos);
    }

    private List<Node> surplus(long nowNanos) {
        if (changesSeen != pool.changes()) {
            unneeded = findUnneeded();
            changesSeen = pool.changes();
        }
        Set<Integer> numbers = new HashSet<>();
        for (Node node : unneeded) {
            numbers.add(node.number());
            unneededSince.putIfAbsent(node.number(), nowNanos);
        }
        unneededSince.keySet().retainAll(numbers);
        int spare = Math.min(MOST_GONE, pool.wanted() - settings.least());
        int drained = 0;
        List<Node> gone = new ArrayList<>();
        for (Node node : unneeded) {
            boolean ripe = unneededSince.get(node.number()) + settings.unneededNanos() < nowNanos;
            boolean allowed = node.empty() || drained < MOST_DRAINED;
            if (nowNanos >= quietUntilNanos && ripe && allowed && gone.size() < spare) {
                gone.add(node);
                drained += node.empty() ? 0 : 1;
            }
        }
        return gone;
    }

    /** Nodes below the threshold that could all go together, empty ones first, then those found before. */
    private List<Node> findUnneeded() {
        List<Node> candidates = new ArrayList<>();
        List<Node> rest = new ArrayList<>();
        for (Node node : pool.nodes()) {
            if (node.ready()) {
                rest.add(node.copy());
                if (pool.size().utilization(node.free()) < settings.utilization()) {
                    candidates.add(node);
                }
            }
        }
        candidates.sort(Comparator.comparing((Node node) -> !node.empty())
                .thenComparing(node -> !unneededSince.containsKey(node.number()))
                .thenComparing(Node::number));
        List<Node> found = new ArrayList<>();
        for (Node candidate : candidates) {
            Node trial = rest.stream()
                    .filter(node -> node.number() == candidate.number())
                    .findFirst()
                    .orElseThrow();
            rest.remove(trial);
            if (moves(trial, rest)) {
                found.add(candidate);
            } else {
                rest.add(trial);
                rest.sort(Comparator.comparing(Node::number));
            }
        }
        return found;
    }

    /** Whether all replicas of a node fit on the others; then they are moved there. */
    private boolean moves(Node from, List<Node> others) {
        List<Runnable> undo = new ArrayList<>();
        for (Lease lease : pool.leases()) {
            int left = from.held(lease);
            for (int i = 0; i < others.size() && left > 0; i++) {
                Node to = others.get(i);
                int here = Math.min(left, to.free().fits(lease.footprint()));
                if (here > 0) {
                    to.take(lease, here);
                    undo.add(() -> to.take(lease, -here));
                    left -= here;
                }
            }
            if (left > 0) {
                undo.forEach(Runnable::run);
                return false;
            }
        }
        return true;
    }
}
