package dev.tenfold.plan;

/**
 * When a service must begin to scale, and with how many replicas it must wait for that moment. The new replica is there
 * {@code reaction} seconds after the need shows; until then the load rises by {@code lead}, and what is there must
 * carry it without users feeling it: the threshold is the knee less the lead.
 *
 * @param service its name
 * @param kneePerReplica requests per second of one replica at the knee
 * @param kneeUtilization CPU at the knee over what replicas request
 * @param kneeCores CPU at the knee over the cores of a replica, 0..1
 * @param base requests per second before the steepest rise
 * @param peak most requests per second
 * @param slope requests per second that each second adds at the steepest
 * @param reaction from the need to a replica that takes requests
 * @param floor fewest replicas as the policies are today
 */
public record Threshold(
        String service,
        double kneePerReplica,
        double kneeUtilization,
        double kneeCores,
        double base,
        double peak,
        double slope,
        Reaction reaction,
        int floor) {
    /** The usual load must not set off scaling by itself. */
    private static final double CALM = 1.1;
    /** What a policy without a ramp to fear leaves free, for noise and for replicas that fail. */
    private static final double USUAL = 0.8;

    private static final double LOWEST_SHARE = 0.3;

    /** By how much the load rises before a replica comes, requests per second; never above the peak. */
    public double lead() {
        return Math.min(slope * reaction.seconds(), Math.max(0, peak - base));
    }

    /** Requests per second that today's fewest replicas carry at the knee. */
    public double knee() {
        return floor * kneePerReplica;
    }

    /** The threshold of today's floor, requests per second; none is early enough where it is below the usual load. */
    public double threshold() {
        return knee() - lead();
    }

    /** Whether today's floor leaves time to react. */
    public boolean enough() {
        return threshold() >= base;
    }

    /** Fewest replicas with which reacting is early enough. */
    public int reactiveFloor() {
        return Math.max(floor, up((CALM * base + lead()) / kneePerReplica));
    }

    /** Share of the knee at which a replica's load has to be kept, where only reactions are to be relied on. */
    public double reactiveShare() {
        double share = 1 - lead() / (reactiveFloor() * kneePerReplica);
        return Math.max(LOWEST_SHARE, Math.min(USUAL, share));
    }

    /** Share of the knee at which it has to be kept, where rises are foreseen. */
    public double foreseenShare() {
        return USUAL;
    }

    /** Most replicas: a tenth more than the peak takes at ease. */
    public int ceiling() {
        return Math.max(reactiveFloor(), up(CALM * peak / (kneePerReplica * USUAL)));
    }

    /** Replicas that carry a load at ease. */
    public int replicasFor(double demand) {
        return Math.max(floor, up(demand / (kneePerReplica * USUAL)));
    }

    /** CPU target in percent of request, for a share of the knee. */
    public int cpuTarget(double share) {
        return (int) Math.max(1, Math.floor(100 * kneeUtilization * share));
    }

    /** CPU target in percent of the cores, as instances are measured. */
    public int coreTarget(double share) {
        return (int) Math.max(1, Math.floor(100 * kneeCores * share));
    }

    /** Requests per second and replica to aim at, for a share of the knee. */
    public double tpsTarget(double share) {
        return kneePerReplica * share;
    }

    private static int up(double replicas) {
        return (int) Math.max(1, Math.ceil(replicas - 1e-9));
    }
}
