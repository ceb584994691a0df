package dev.tenfold.policy.aws;

/**
 * How a mixed instances group divides its capacity between On-Demand and Spot.
 *
 * @param onDemandBase {@code OnDemandBaseCapacity}: the first so many are On-Demand; 0 by default
 * @param onDemandPercentAboveBase {@code OnDemandPercentageAboveBaseCapacity}: of what is above the base, so many
 *     percent are On-Demand, rounded up; 0 to 100, 100 by default
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html">
 *     Auto Scaling groups with multiple instance types and purchase options</a>
 */
public record MixedInstances(int onDemandBase, int onDemandPercentAboveBase) {

    /** All On-Demand, which is the default. */
    public static final MixedInstances ON_DEMAND = new MixedInstances(0, 100);

    public MixedInstances {
        if (onDemandBase < 0) {
            throw new IllegalArgumentException("OnDemandBaseCapacity must be >= 0, was " + onDemandBase);
        }
        if (onDemandPercentAboveBase < 0 || onDemandPercentAboveBase > 100) {
            throw new IllegalArgumentException(
                    "OnDemandPercentageAboveBaseCapacity must be 0 to 100, was " + onDemandPercentAboveBase);
        }
    }

    /**
     * A capacity, divided.
     *
     * @param base On-Demand within the base
     * @param onDemandAboveBase On-Demand above it
     * @param spot the rest
     */
    public record Division(int base, int onDemandAboveBase, int spot) {}

    /** Divides a capacity. */
    public Division divide(int total) {
        int base = Math.min(total, onDemandBase);
        int above = total - base;
        int onDemand = (int) (((long) above * onDemandPercentAboveBase + 99) / 100);
        return new Division(base, onDemand, above - onDemand);
    }
}
