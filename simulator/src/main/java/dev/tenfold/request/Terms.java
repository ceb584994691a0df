package dev.tenfold.request;

import dev.tenfold.service.Breaker;
import dev.tenfold.service.Cache;
import dev.tenfold.service.CallTo;
import dev.tenfold.service.Connections;
import dev.tenfold.service.Retry;
import java.util.Optional;

/**
 * How somebody asks a service.
 *
 * @param timeoutSeconds when an attempt is given up, seconds; infinite if never
 * @param cancels whether an attempt that is given up is taken off the service
 * @param retry what is done about attempts that failed; nothing if empty
 * @param breaker stops attempts while too many fail; empty if there is none
 * @param cache answers instead of the service; empty if there is none
 * @param connections what an attempt needs one of; empty if there are always enough
 */
public record Terms(
        double timeoutSeconds,
        boolean cancels,
        Optional<Retry> retry,
        Optional<Breaker> breaker,
        Optional<Cache> cache,
        Optional<Connections> connections) {
    /** Those of a call. */
    static Terms of(CallTo call) {
        return new Terms(
                call.timeoutSeconds(), call.cancels(), call.retry(), call.breaker(), call.cache(), call.connections());
    }

    /** Those of users, who have no breaker, cache or pool. */
    public static Terms ofUsers(double timeoutSeconds, boolean cancels, Optional<Retry> retry) {
        return new Terms(timeoutSeconds, cancels, retry, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Whether replicas of the caller have something of their own between them and the service. */
    boolean atSites() {
        return breaker.isPresent() || cache.isPresent() || connections.isPresent();
    }
}
