package dev.tenfold.policy.aws;

/**
 * A group of which some instances may still warm up. They count in the desired capacity, but neither in the metric nor
 * in what a scale-out starts from, so that one breach is answered once.
 *
 * @param warm capacity without the instances that warm up
 * @param desired capacity that was asked for
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html">Step and simple
 *     scaling policies, instance warm-up</a>
 */
public record WarmingGroup(int warm, int desired) {

    /** Whether instances warm up. */
    public boolean isWarming() {
        return desired > warm;
    }

    /** The desired capacity after an adjustment: what the warm instances ask for, but never less than was asked for. */
    public int scaleOut(Adjustment adjustment) {
        return Math.max(desired, adjustment.applyTo(warm));
    }

    /** Whether any policy may scale in: not while instances warm up. */
    public boolean mayScaleIn() {
        return !isWarming();
    }

    /**
     * Whether target tracking may scale out.
     *
     * @param metricOfWarm of the warm instances alone
     * @param target of the policy
     */
    public boolean mayScaleOut(double metricOfWarm, double target) {
        return metricOfWarm > target;
    }
}
