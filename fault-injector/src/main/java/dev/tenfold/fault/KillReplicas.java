package dev.tenfold.fault;

import dev.tenfold.spelling.Meaning;
import java.time.Duration;

/**
 * Some replicas die at once, with all that they hold. The platform replaces them.
 *
 * @param at when they die, since start
 * @param service the service that loses them
 * @param replicas how many; >= 1
 */
@Meaning("Some replicas die at once, with all that they hold; the platform replaces them.")
public record KillReplicas(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("The service it strikes.") String service,
        @Meaning("How many die.") int replicas)
        implements ServiceFault {
    public KillReplicas {
        Ramps.requireNotNegative("at", at);
        if (replicas < 1) {
            throw new IllegalArgumentException("replicas must be >= 1, was " + replicas);
        }
    }

    @Override
    public Duration lasts() {
        return Duration.ZERO;
    }

    @Override
    public Conditions worsen(Conditions before, double activeSeconds) {
        return before;
    }

    @Override
    public int kills(int existing) {
        return Math.min(replicas, existing);
    }

    @Override
    public String title() {
        return replicas + (replicas == 1 ? " replica" : " replicas") + " killed";
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new KillReplicas(at, service, Ramps.milder(replicas, intensity));
    }
}
