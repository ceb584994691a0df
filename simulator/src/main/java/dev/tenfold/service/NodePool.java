package dev.tenfold.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Nodes of one size, and the replicas on them. Replicas are put on the node that has the largest share of its resources
 * left, as the Kubernetes scheduler does by default; those that go leave the node that has most of their kind, as a
 * ReplicaSet prefers. Which of a service's replicas stand on which node is not known, only how many.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/resource-bin-packing/">Kubernetes: resource bin
 *     packing</a>
 */
public final class NodePool {
    private final String name;
    private final NodeSize size;
    private final long startUpNanos;
    private final Allotment allotment;
    private final List<Node> nodes = new ArrayList<>();
    private final List<Lease> leases = new ArrayList<>();
    private int born;
    private int ready;
    /** Nodes asked for that the cloud did not give. */
    private int owed;

    private int peak;
    private double nodeSeconds;
    private long countedNanos;
    private long changes;

    /**
     * @param count nodes at the start, ready
     * @param startUpNanos from the request for a node until it takes replicas, nanoseconds
     */
    public NodePool(String name, NodeSize size, int count, long startUpNanos) {
        this(name, size, count, startUpNanos, new Allotment(List.of(), Integer.MAX_VALUE));
    }

    /** The same, where the cloud gives no more than it has. */
    public NodePool(String name, NodeSize size, int count, long startUpNanos, Allotment allotment) {
        this.allotment = allotment;
        this.name = name;
        this.size = size;
        this.startUpNanos = startUpNanos;
        add(count, 0, 0);
        admitReady(0);
    }

    /** Replicas that have to leave because their node is gone. */
    public record Displaced(String service, int replicas) {}

    public String name() {
        return name;
    }

    /** What each node offers. */
    public NodeSize size() {
        return size;
    }

    /** From the request for a node until it takes replicas, unless a request says otherwise, nanoseconds. */
    public long startUpNanos() {
        return startUpNanos;
    }

    /** What the cloud gives of it. */
    public Allotment allotment() {
        return allotment;
    }

    /** Nodes asked for and not given back, those among them that the cloud did not give. */
    public int wanted() {
        return nodes.size() + owed;
    }

    /** Nodes asked for that the cloud did not give yet; nobody pays for them. */
    public int owed() {
        return owed;
    }

    /** Nodes that take replicas. */
    public int ready() {
        return ready;
    }

    /** Nodes that were asked for and are not there yet. */
    public int booting() {
        return wanted() - ready;
    }

    /** Nodes that have taken replicas since a moment or longer, nanoseconds since start. */
    public int readySince(long nanos) {
        return (int) nodes.stream()
                .filter(node -> node.ready() && node.readyNanos() <= nanos)
                .count();
    }

    /** When the youngest of the ready nodes began to take replicas, nanoseconds since start; -1 without any. */
    public long newestReadyNanos() {
        return nodes.stream()
                .filter(Node::ready)
                .mapToLong(Node::readyNanos)
                .max()
                .orElse(-1);
    }

    /** Most nodes that were wanted at once. */
    public int peak() {
        return peak;
    }

    /** CPU that the replicas on it request, as a share of what its ready nodes offer; NaN without any. */
    public double requestedRatio() {
        long left = 0;
        for (Node node : nodes) {
            left += node.ready() ? node.free().cpuMilli() : 0;
        }
        double all = (double) ready * size.cpuMilli();
        return ready == 0 ? Double.NaN : (all - left) / all;
    }

    /** The same of memory. */
    public double requestedMemoryRatio() {
        long left = 0;
        for (Node node : nodes) {
            left += node.ready() ? node.free().memoryBytes() : 0;
        }
        double all = (double) ready * size.memoryBytes();
        return ready == 0 ? Double.NaN : (all - left) / all;
    }

    /** Node-seconds paid so far, from the request for a node to its end. */
    public double nodeSeconds(long nowNanos) {
        count(nowNanos);
        return nodeSeconds;
    }

    /** Room for a service's replicas. */
    public Lease lease(String service, Footprint footprint) {
        Lease lease = new Lease(this, leases.size(), service, footprint);
        leases.add(lease);
        return lease;
    }

    /**
     * Another number of nodes is wanted. Those that are still booting go first, the youngest before others; then the
     * oldest, as an Auto Scaling group ends its instances.
     *
     * @param startUpNanos how long new ones take, nanoseconds
     * @return replicas that have to leave
     * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-termination-policies.html">
     *     Amazon EC2 Auto Scaling: termination policies</a>
     */
    public List<Displaced> scaleTo(int count, long startUpNanos, long nowNanos) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be >= 0, was " + count);
        }
        if (count >= wanted()) {
            add(count - wanted(), startUpNanos, nowNanos);
            return List.of();
        }
        owed = Math.max(0, owed - (wanted() - count));
        List<Node> order = new ArrayList<>(nodes);
        order.sort(
                Comparator.comparing(Node::ready).thenComparing(node -> node.ready() ? node.number() : -node.number()));
        return remove(order.subList(0, nodes.size() - count), nowNanos);
    }

    /**
     * Ready nodes die, old before young, and others are asked for in their place; returns the replicas that die too.
     */
    public List<Displaced> kill(int count, long nowNanos) {
        List<Node> dying =
                nodes.stream().filter(Node::ready).limit(Math.max(0, count)).toList();
        List<Displaced> displaced = remove(dying, nowNanos);
        add(dying.size(), startUpNanos, nowNanos);
        return displaced;
    }

    /** A zone is lost with all nodes in it, and others are asked for elsewhere; returns the replicas that die too. */
    public List<Displaced> lose(String zoneName, long nowNanos) {
        int zone = allotment.zone(zoneName);
        if (zone == Allotment.NONE) {
            return List.of();
        }
        allotment.lose(zone);
        List<Node> dying = nodes.stream().filter(node -> node.zone() == zone).toList();
        List<Displaced> displaced = remove(dying, nowNanos);
        add(dying.size(), startUpNanos, nowNanos);
        return displaced;
    }

    /** A zone is there again. */
    public void restore(String zoneName) {
        int zone = allotment.zone(zoneName);
        if (zone != Allotment.NONE) {
            allotment.restore(zone);
        }
    }

    /** Asks again for what the cloud did not give. */
    public void askAgain(long nowNanos) {
        int again = owed;
        owed = 0;
        add(again, startUpNanos, nowNanos);
    }

    /** Nodes whose time has come take replicas; returns how many. */
    public int admitReady(long nowNanos) {
        int admitted = 0;
        for (Node node : nodes) {
            if (!node.ready() && node.readyNanos() <= nowNanos) {
                node.becomeReady();
                admitted++;
            }
        }
        ready += admitted;
        changes += admitted;
        return admitted;
    }

    /** Earliest instant at which a booting node is ready; {@link Long#MAX_VALUE} if none boots. */
    public long nextReadyNanos() {
        return nodes.stream()
                .filter(node -> !node.ready())
                .mapToLong(Node::readyNanos)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    List<Node> nodes() {
        return nodes;
    }

    List<Lease> leases() {
        return leases;
    }

    /** Counts whatever changes which nodes there are and what is on them. */
    long changes() {
        return changes;
    }

    List<Displaced> remove(List<Node> gone, long nowNanos) {
        count(nowNanos);
        List<Node> leaving = List.copyOf(gone);
        nodes.removeAll(leaving);
        leaving.forEach(node -> allotment.give(node.zone()));
        ready = (int) nodes.stream().filter(Node::ready).count();
        changes++;
        List<Displaced> displaced = new ArrayList<>();
        for (Lease lease : leases) {
            int replicas = leaving.stream().mapToInt(node -> node.held(lease)).sum();
            if (replicas > 0) {
                lease.evict(replicas);
                displaced.add(new Displaced(lease.service(), replicas));
            }
        }
        return displaced;
    }

    int place(Lease lease, int replicas) {
        PriorityQueue<Node> best =
                new PriorityQueue<>(Comparator.comparing((Node node) -> -size.score(node.free(), lease.footprint()))
                        .thenComparing(Node::number));
        nodes.stream()
                .filter(node -> node.ready() && node.free().fits(lease.footprint()) > 0)
                .forEach(best::add);
        int placed = 0;
        while (placed < replicas && !best.isEmpty()) {
            Node node = best.remove();
            node.take(lease, 1);
            placed++;
            if (node.free().fits(lease.footprint()) > 0) {
                best.add(node);
            }
        }
        changes += placed;
        return placed;
    }

    void release(Lease lease, int replicas) {
        PriorityQueue<Node> fullest = new PriorityQueue<>(
                Comparator.comparing((Node node) -> -node.held(lease)).thenComparing(node -> -node.number()));
        nodes.stream().filter(node -> node.held(lease) > 0).forEach(fullest::add);
        for (int i = 0; i < replicas; i++) {
            Node node = fullest.remove();
            node.take(lease, -1);
            fullest.add(node);
        }
        changes++;
    }

    private void add(int count, long startUpNanos, long nowNanos) {
        count(nowNanos);
        long readyNanos = nowNanos + Math.round(startUpNanos * allotment.slowness());
        for (int i = 0; i < count; i++) {
            int zone = allotment.take();
            if (zone == Allotment.NONE) {
                owed++;
            } else {
                nodes.add(new Node(born++, zone, size, readyNanos));
            }
        }
        peak = Math.max(peak, nodes.size());
        changes += count;
    }

    private void count(long nowNanos) {
        nodeSeconds += nodes.size() * ((nowNanos - countedNanos) / 1e9);
        countedNanos = nowNanos;
    }
}
