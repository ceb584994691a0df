package dev.tenfold.cli;

import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.policy.rules.RuleCache;
import java.nio.file.Path;

/** Where Tenfold keeps what is costly to make again: {@code XDG_CACHE_HOME}, or {@code .cache} at home. */
final class Caches {
    private Caches() {}

    /** Where is kept what must not be lost: {@code XDG_STATE_HOME}, or {@code .local/state} at home. */
    static Path state() {
        String named = System.getenv().getOrDefault("XDG_STATE_HOME", "");
        String set = System.getProperty("tenfold.state", "");
        if (!set.isEmpty()) {
            return Path.of(set);
        }
        Path home = Path.of(System.getProperty("user.home", "."));
        Path state = named.isEmpty() ? home.resolve(".local").resolve("state") : Path.of(named);
        return state.resolve("tenfold");
    }

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
