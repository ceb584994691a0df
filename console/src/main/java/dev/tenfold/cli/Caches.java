package dev.tenfold.cli;

import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.policy.rules.RuleCache;
import java.nio.file.Path;

/** Where Tenfold keeps what is costly to make again: {@code XDG_CACHE_HOME}, or {@code .cache} at home. */
final class Caches {
    private Caches() {}

    /** Readers of policies that compile a user's own rules once. */
    static PolicyFormats formats() {
        String named = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        String home = System.getProperty("user.home", "");
        if (named.isEmpty() && home.isEmpty()) {
            return PolicyFormats.uncached();
        }
        Path cache = named.isEmpty() ? Path.of(home, ".cache") : Path.of(named);
        return new PolicyFormats(RuleCache.in(cache.resolve("tenfold").resolve("rules")));
    }
}
