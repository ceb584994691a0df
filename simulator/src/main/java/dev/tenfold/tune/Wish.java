package dev.tenfold.tune;

import java.util.List;
import java.util.Objects;

/**
 * What is asked of a tuning.
 *
 * @param seed of all its chance
 * @param allowance how long the search may go on
 * @param heldBack derived scenarios that an answer has to hold in, for each given one; 0 or more
 * @param latitude how far they may differ from the given ones
 * @param kept fields that must stay as they are, as the user calls them
 * @param sizes whether the size of replicas may change too
 */
public record Wish(long seed, Allowance allowance, int heldBack, Latitude latitude, List<String> kept, boolean sizes) {
    public Wish {
        Objects.requireNonNull(allowance, "allowance");
        Objects.requireNonNull(latitude, "latitude");
        kept = List.copyOf(kept);
        if (heldBack < 0) {
            throw new IllegalArgumentException("heldBack must be >= 0, was " + heldBack);
        }
    }

    /** Whether a field must stay as it is. */
    boolean keeps(Knob knob) {
        return kept.stream().anyMatch(knob::isMeantBy);
    }
}
