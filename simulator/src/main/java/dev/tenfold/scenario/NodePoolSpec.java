package dev.tenfold.scenario;

import dev.tenfold.service.ClusterAutoscaler;
import dev.tenfold.service.NodeSize;
import dev.tenfold.spelling.Cores;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;
import dev.tenfold.spelling.Size;
import java.time.Duration;
import java.util.Optional;

/**
 * Nodes of one size that services run on.
 *
 * @param cores cores of a node that pods can request
 * @param memory memory of a node that pods can request
 * @param count nodes at the start, ready; as many as the replicas at the start need if left out
 * @param min fewest nodes that its autoscaler leaves
 * @param max most nodes
 * @param maxPods {@code --max-pods} of its kubelets
 * @param provisioning from the request for a node until pods can be put on it
 * @param nodeHour price of a node for one hour; its cores at the price of cores if left out
 * @param autoscaler who adds and removes nodes
 * @param scan {@code --scan-interval} of the cluster autoscaler
 * @param scanOffset when it first scans; by chance within one interval if left out
 * @param scaleDown when it takes nodes away
 * @param placement where a cloud puts its nodes, how many it gives, and how it sells them
 */
@Meaning("Nodes of one size that services run on.")
public record NodePoolSpec(
        @Meaning("Cores of a node that pods can request.") Cores cores,
        @Meaning("Memory of a node that pods can request.") Size memory,

        @Meaning("Nodes at the start, ready; as many as the replicas at the start need if left out.")
        Optional<Integer> count,

        @Meaning("Fewest nodes that its autoscaler leaves.") @Default("0")
        int min,

        @Meaning("Most nodes.") @Default("100") int max,

        @Meaning("Pods that run on a node at most.") @Default("110")
        int maxPods,

        @Meaning("From the request for a node until pods can be put on it.") @Default("90s")
        Duration provisioning,

        @Meaning("Price of a node for one hour; its cores at price.core-hour if left out.")
        Optional<Double> nodeHour,

        @Meaning("Who adds and removes nodes.") @Default("none")
        Autoscaler autoscaler,

        @Meaning("How often the cluster autoscaler looks.") @Default("10s")
        Duration scan,

        @Meaning("When it first looks; by chance within one interval if left out.")
        Optional<Duration> scanOffset,

        @Meaning("When the cluster autoscaler takes nodes away.") @Default("{}")
        ScaleDownSpec scaleDown,

        @Meaning("Where a cloud puts its nodes, how many it gives, and how it sells them.") @Default("{}")
        PlacementSpec placement) {
    private static final double MOST_CORES = 1024;
    private static final long MOST_MEMORY = 1L << 50;

    public NodePoolSpec {
        if (!(cores.value() > 0) || cores.value() > MOST_CORES) {
            throw new IllegalArgumentException("cores must be > 0 and at most 1024, was " + cores);
        }
        if (memory.bytes() <= 0 || memory.bytes() > MOST_MEMORY) {
            throw new IllegalArgumentException("memory must be > 0 and at most 1024Ti, was " + memory);
        }
        if (min < 0) {
            throw new IllegalArgumentException("min must be >= 0, was " + min);
        }
        if (max < Math.max(1, min) || max > Limits.NODES) {
            throw new IllegalArgumentException("max must be at least min, and 1..10000, was " + max);
        }
        if (count.isPresent() && (count.get() < min || count.get() > max)) {
            throw new IllegalArgumentException("count must be min to max, was " + count.get());
        }
        if (count.isPresent() && count.get() > placement.quota().orElse(max)) {
            throw new IllegalArgumentException("count must be at most placement.quota, was " + count.get());
        }
        if (maxPods < 1 || maxPods > Limits.REPLICAS) {
            throw new IllegalArgumentException("maxPods must be 1..100000, was " + maxPods);
        }
        Spelled.requireNotNegative("provisioning", provisioning);
        if (nodeHour.isPresent() && (!(nodeHour.get() >= 0) || nodeHour.get() > 1e6)) {
            throw new IllegalArgumentException("nodeHour must be >= 0");
        }
        Spelled.requirePositive("scan", scan);
        scanOffset.ifPresent(offset -> Spelled.requireNotNegative("scanOffset", offset));
    }

    /** Who changes the number of nodes. */
    @Meaning("Who changes the number of nodes.")
    public enum Autoscaler {
        /** The Kubernetes cluster autoscaler: nodes follow the pods. */
        CLUSTER_AUTOSCALER,
        /** Nobody, or a policy of its own. */
        NONE
    }

    /**
     * When the cluster autoscaler takes nodes away.
     *
     * @param unneeded {@code --scale-down-unneeded-time}
     * @param utilization {@code --scale-down-utilization-threshold}
     * @param delayAfterAdd {@code --scale-down-delay-after-add}
     * @see <a href="https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/FAQ.md">its flags, with
     *     their defaults</a>
     */
    @Meaning("When the cluster autoscaler takes nodes away.")
    public record ScaleDownSpec(
            @Meaning("How long a node has to be unneeded.") @Default("10m")
            Duration unneeded,

            @Meaning("Requested share of a node's CPU or memory below which it may be unneeded.") @Default("50 %")
            Share utilization,

            @Meaning("How long no node is taken away after one was added.") @Default("10m")
            Duration delayAfterAdd) {
        public ScaleDownSpec {
            Spelled.requireNotNegative("unneeded", unneeded);
            Spelled.requireNotNegative("delayAfterAdd", delayAfterAdd);
        }
    }

    /** What a node offers, in the model's units. */
    public NodeSize size() {
        return new NodeSize(Math.max(1, Math.round(Math.floor(cores.value() * 1000 + 1e-9))), memory.bytes(), maxPods);
    }

    /** Price of a node for one hour, on demand. */
    public double hourlyPrice(PriceSpec price) {
        return nodeHour.orElse(cores.value() * price.coreHour());
    }

    /** The cluster autoscaler's flags, in the model's units. */
    public ClusterAutoscaler.Settings settings() {
        return new ClusterAutoscaler.Settings(
                min,
                max,
                scaleDown.unneeded().toNanos(),
                scaleDown.utilization().ratio(),
                scaleDown.delayAfterAdd().toNanos());
    }
}
