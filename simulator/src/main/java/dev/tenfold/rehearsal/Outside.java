package dev.tenfold.rehearsal;

import java.util.Set;

/**
 * What the real world decides during a run, so that the run need not.
 *
 * @param platforms services whose replicas a real platform has: policies on them are followed, and do not act
 * @param alerts whether real alerts are told: those of the scenario's own rules are then not written down
 */
public record Outside(Set<String> platforms, boolean alerts) {
    /** A run by itself. */
    public static final Outside NOTHING = new Outside(Set.of(), false);

    public Outside {
        platforms = Set.copyOf(platforms);
    }
}
