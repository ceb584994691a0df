package dev.tenfold.scenario;

import dev.tenfold.service.Cache;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;
import java.time.Duration;

/**
 * A cache before a callee, warm at the start.
 *
 * @param hits share of calls that it answers once warm
 * @param fills time until a cold one answers 95 % as many
 * @param hitTime how long a hit takes
 * @param where whose it is
 */
@Meaning("A cache before a callee: a hit makes no call. It is warm at the start.")
public record CacheSpec(
        @Meaning("Share of calls that it answers once warm.")
        Share hits,

        @Meaning("Time until a cold one answers 95 % as many.") @Default("5m")
        Duration fills,

        @Meaning("How long a hit takes.") @Default("0s") Duration hitTime,
        @Meaning("Whose it is.") @Default("shared") Where where) {

    /** Whose a cache is. */
    @Meaning("Whose a cache is.")
    public enum Where {
        /** One for all replicas of the caller, such as Redis. */
        SHARED,
        /** One in each replica of the caller, so that new replicas begin cold. */
        REPLICA
    }

    public CacheSpec {
        Spelled.requirePositive("fills", fills);
        Spelled.requireNotNegative("hitTime", hitTime);
    }

    /** The same in the model's units. */
    public Cache cache() {
        return new Cache(hits.ratio(), Spelled.seconds(fills), Spelled.seconds(hitTime), where == Where.REPLICA);
    }
}
