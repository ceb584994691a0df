package dev.tenfold.fault;

import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;

/**
 * The caches before a service are empty at once: every call goes through until they have filled again.
 *
 * @param at when it happens, since start
 * @param service the service whose answers they hold
 */
@Meaning("The caches before a service are empty at once; every call goes through until they have filled again.")
public record FlushCache(
        @Meaning("When it happens, since the start.") Duration at,
        @Meaning("The service whose answers they hold.") String service)
        implements ServiceFault {
    public FlushCache {
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
    public void begin(Ground ground) {
        ground.flushCaches(service);
    }

    @Override
    public void end(Ground ground) {}

    @Override
    public List<Mention> mentions() {
        return List.of(new Mention("service", service, Mention.What.CACHED));
    }

    @Override
    public String title() {
        return "caches flushed";
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new FlushCache(at, service);
    }
}
