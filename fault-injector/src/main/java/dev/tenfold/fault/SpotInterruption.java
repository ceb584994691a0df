package dev.tenfold.fault;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;
import java.time.Duration;
import java.util.List;

/**
 * The cloud takes spot capacity back, after a notice. Whoever listens drains it in that time and asks for a replacement
 * at once; otherwise it dies at the end of the notice with all that it holds, and is replaced then.
 *
 * @param at when the notice comes, since start
 * @param target the service or pool of nodes that loses capacity
 * @param share share of its spot capacity that is taken, rounded up; of all of it where {@code placement.spot} says no
 *     share
 * @param notice how long before; two minutes on AWS, 30 s on Google Cloud and Azure
 * @param drain whether somebody listens, as the AWS node termination handler, Karpenter and ECS do when told to
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html">Amazon EC2:
 *     Spot Instance interruption notices</a>
 * @see <a href="https://cloud.google.com/compute/docs/instances/spot#preemption-process">Compute Engine: preemption</a>
 */
@Meaning("The cloud takes spot replicas or nodes back, after a notice.")
public record SpotInterruption(
        @Meaning("When the notice comes, since the start.") Duration at,

        @Meaning("The service or pool of nodes that it strikes.")
        String target,

        @Meaning("How large a share of the spot capacity is taken, rounded up.")
        Share share,

        @Meaning("How long before: 2m on AWS, 30s on Google Cloud and Azure.") @Default("2m")
        Duration notice,

        @Meaning("Whether somebody listens, drains in time and asks for a replacement at once.") @Default("true")
        boolean drain)
        implements PlatformFault {
    public SpotInterruption {
        Ramps.requireNotNegative("at", at);
        Ramps.requireNotNegative("notice", notice);
    }

    @Override
    public Duration lasts() {
        return notice;
    }

    /** How many of so many are taken. */
    public int taken(int spot) {
        return (int) Math.ceil(share.ratio() * spot - 1e-9);
    }

    @Override
    public void begin(Ground ground) {
        ground.interrupt(target, this::taken, notice, drain);
    }

    @Override
    public String title() {
        return share + " of spot capacity taken back";
    }

    @Override
    public String sentence() {
        return title() + " from " + target;
    }

    @Override
    public String subject() {
        return target;
    }

    @Override
    public List<Mention> mentions() {
        return List.of(new Mention("target", target, Mention.What.TARGET));
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new SpotInterruption(at, target, Ramps.milder(share, intensity), notice, drain);
    }
}
