package dev.tenfold.plan;

import dev.tenfold.load.Profile;
import dev.tenfold.load.Surge;
import dev.tenfold.scenario.Script;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of the three tests that a plan needs a scenario's load holds.
 *
 * @param sustained it stays where it is for ten minutes
 * @param spike it doubles within two minutes
 * @param recovery it falls to a half of its peak, and five minutes are left
 */
public record Stages(boolean sustained, boolean spike, boolean recovery) {
    private static final long SECOND = 1_000_000_000L;
    private static final long SUSTAINED = 600 * SECOND;
    private static final long SPIKE = 120 * SECOND;
    private static final long RECOVERY = 300 * SECOND;
    private static final int MOST_LOOKS = 20_000;
    private static final double STEADY = 0.1;

    /** What a load holds. */
    static Stages of(Script script) {
        long length = script.length().toNanos();
        long step = Math.max(5 * SECOND, length / MOST_LOOKS);
        Profile profile = script.profile();
        boolean sustained = false;
        boolean spike = false;
        boolean recovery = false;
        double peak = 0;
        for (long now = 0; now + step <= length; now += step) {
            double level = profile.at(now);
            peak = Math.max(peak, level);
            boolean stays = now + SUSTAINED <= length && level > 0;
            sustained |= stays
                    && profile.leastWithin(now, now + SUSTAINED) >= level * (1 - STEADY)
                    && profile.mostWithin(now, now + SUSTAINED) <= level * (1 + STEADY);
            long soon = Math.min(length, now + SPIKE);
            spike |= level > 0 && profile.mostWithin(now, soon) >= 2 * level;
            recovery |= level <= peak / 2 && now + RECOVERY <= length && peak > profile.at(0);
        }
        for (Surge surge : script.scenario().load().surges()) {
            spike |= surge.to().value() >= 2;
            recovery |= surge.end().toNanos() + RECOVERY <= length;
        }
        return new Stages(sustained, spike, recovery);
    }

    /** What several hold together. */
    Stages or(Stages other) {
        return new Stages(sustained || other.sustained, spike || other.spike, recovery || other.recovery);
    }

    /** Names of those that are missing. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (!sustained) {
            missing.add("sustained load");
        }
        if (!spike) {
            missing.add("spike");
        }
        if (!recovery) {
            missing.add("recovery");
        }
        return missing;
    }
}
