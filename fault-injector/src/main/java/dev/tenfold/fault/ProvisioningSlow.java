package dev.tenfold.fault;

import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Figure;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;

/**
 * New capacity takes longer to come: the cloud is busy, images come slowly. What was asked for before it began keeps
 * its time.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param target the service or pool of nodes that waits for its new replicas or nodes
 * @param factor multiplier of {@code provisioning}; >= 1
 */
@Meaning("New replicas of a service, or new nodes of a pool, take longer to come.")
public record ProvisioningSlow(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,

        @Meaning("The service or pool of nodes that it strikes.")
        String target,

        @Meaning("Multiplier of provisioning.") Factor factor)
        implements PlatformFault {
    public ProvisioningSlow {
        Ramps.requireTimes(at, lasts);
        Ramps.requireFactor(factor);
    }

    @Override
    public void begin(Ground ground) {
        ground.slow(target, factor.value());
    }

    @Override
    public void end(Ground ground) {
        ground.quicken(target, factor.value());
    }

    @Override
    public String title() {
        return "provisioning x" + Figure.plain(factor.value(), 3);
    }

    @Override
    public String sentence() {
        return title() + " on " + target;
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
        return new ProvisioningSlow(at, lasts, target, Ramps.milder(factor, intensity));
    }
}
