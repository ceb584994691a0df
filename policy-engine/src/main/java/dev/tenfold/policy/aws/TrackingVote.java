package dev.tenfold.policy.aws;

import java.util.List;
import java.util.Objects;

/**
 * What one of several target tracking policies wants.
 *
 * @param ready which of its alarms is in state ALARM
 * @param desired the capacity it asks for
 * @param disableScaleIn whether it has no say in scaling in
 * @see <a href="https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html">Target tracking
 *     scaling policies, multiple policies</a>
 */
public record TrackingVote(ScaleDirection ready, int desired, boolean disableScaleIn) {

    public TrackingVote {
        Objects.requireNonNull(ready, "ready");
    }

    /**
     * The capacity that the policies together ask for: out if any is ready to, in only if all are that may, and in
     * either case as much as the one that asks for most.
     */
    public static int together(int capacity, List<TrackingVote> votes) {
        List<TrackingVote> out =
                votes.stream().filter(vote -> vote.ready == ScaleDirection.OUT).toList();
        if (!out.isEmpty()) {
            return Math.max(capacity, largest(out));
        }
        List<TrackingVote> in =
                votes.stream().filter(vote -> !vote.disableScaleIn).toList();
        boolean allReady = in.stream().allMatch(vote -> vote.ready == ScaleDirection.IN);
        return !in.isEmpty() && allReady ? Math.min(capacity, largest(in)) : capacity;
    }

    private static int largest(List<TrackingVote> votes) {
        return votes.stream().mapToInt(TrackingVote::desired).max().getAsInt();
    }
}
