package dev.tenfold.fault;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;

/**
 * The cloud has no capacity to give, or a quota is used up: what is asked for does not come until the fault is over.
 * What is there already stays.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param target the service or pool of nodes that gets nothing
 * @param reason what the cloud says
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/troubleshooting-launch.html">Amazon EC2:
 *     InsufficientInstanceCapacity</a>
 */
@Meaning("The cloud gives no new replicas or nodes; what was asked for comes when it is over.")
public record ProvisioningRefused(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,

        @Meaning("The service or pool of nodes that it strikes.")
        String target,

        @Meaning("What the cloud says.") @Default("InsufficientInstanceCapacity")
        String reason)
        implements PlatformFault {
    public ProvisioningRefused {
        Ramps.requireTimes(at, lasts);
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason must not be empty, was \"" + reason + "\"");
        }
    }

    @Override
    public void begin(Ground ground) {
        ground.refuse(target, reason);
    }

    @Override
    public void end(Ground ground) {
        ground.grant(target, reason);
    }

    @Override
    public String title() {
        return "no new capacity (" + reason + ")";
    }

    @Override
    public String sentence() {
        return "no new capacity for " + target + " (" + reason + ")";
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
        return new ProvisioningRefused(at, lasts, target, reason);
    }
}
