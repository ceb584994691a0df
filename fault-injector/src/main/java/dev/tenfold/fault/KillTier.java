package dev.tenfold.fault;

import dev.tenfold.spelling.Meaning;
import java.time.Duration;

/**
 * Every replica of a service dies at once, with all that they hold. The platform replaces them.
 *
 * @param at when they die, since start
 * @param service the service that is gone
 */
@Meaning("Every replica of a service dies at once, with all that they hold; the platform replaces them.")
public record KillTier(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("The service it strikes.") String service) implements ServiceFault {
    public KillTier {
        Ramps.requireNotNegative("at", at);
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
        return existing;
    }

    @Override
    public String title() {
        return "all replicas killed";
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new KillTier(at, service);
    }
}
