package dev.tenfold.fault;

import dev.tenfold.spelling.Meaning;
import java.time.Duration;

/**
 * Whoever asks a service, users or other services, tries every failure again at once: no pause, no budget, whatever
 * their own policy says. It makes bad things worse; where nothing fails, it does nothing.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service that is asked
 * @param retries retries of a request, besides the first attempt; 1..20
 */
@Meaning("Whoever asks the service tries every failure again at once, without pause or budget, whatever their policy.")
public record RetryStorm(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,
        @Meaning("The service that is asked.") String service,

        @Meaning("Retries of a request, besides the first attempt.")
        int retries)
        implements ServiceFault {
    private static final int MOST = 20;

    public RetryStorm {
        Ramps.requireTimes(at, lasts);
        if (retries < 1 || retries > MOST) {
            throw new IllegalArgumentException("retries must be 1..20, was " + retries);
        }
    }

    @Override
    public Conditions worsen(Conditions before, double activeSeconds) {
        return before;
    }

    @Override
    public void begin(Ground ground) {
        ground.storm(service, retries);
    }

    @Override
    public void end(Ground ground) {
        ground.calm(service, retries);
    }

    @Override
    public String title() {
        return "retry storm, " + retries + (retries == 1 ? " retry" : " retries") + " at once";
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new RetryStorm(at, lasts, service, Math.max(1, (int) Math.round(retries * intensity)));
    }
}
