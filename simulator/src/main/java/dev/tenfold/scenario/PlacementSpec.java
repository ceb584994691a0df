package dev.tenfold.scenario;

import dev.tenfold.service.Allotment;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Where a cloud puts replicas or nodes, how many of them it gives, and how it sells them.
 *
 * @param zones zones over which they are spread evenly; it does not matter where they are if empty
 * @param quota the most that the cloud gives, whatever a policy wants
 * @param spot share that is bought as spot capacity: cheaper, and the cloud may take it back
 * @param spotDiscount how much cheaper spot capacity is; 54 % to 70 % in the price lists of 2019 to 2021
 */
@Meaning("Where a cloud puts replicas or nodes, how many it gives, and how it sells them.")
public record PlacementSpec(
        @Meaning("Zones over which they are spread evenly.") @Default("[]")
        List<String> zones,

        @Meaning("The most that the cloud gives, whatever a policy wants; no quota if left out.")
        Optional<Integer> quota,

        @Meaning("Share that is bought as spot capacity.") @Default("0 %")
        Share spot,

        @Meaning("How much cheaper spot capacity is.") @Default("60 %")
        Share spotDiscount) {
    public PlacementSpec {
        if (new LinkedHashSet<>(zones).size() < zones.size()) {
            throw new IllegalArgumentException("zones must differ, was " + String.join(", ", zones));
        }
        if (quota.isPresent() && quota.get() < 1) {
            throw new IllegalArgumentException("quota must be >= 1, was " + quota.get());
        }
    }

    /** Throws if a service of so many replicas cannot be placed so. */
    void requireFit(int replicas, boolean onNodes) {
        if (replicas > quota.orElse(replicas)) {
            throw new IllegalArgumentException("replicas must be at most placement.quota, was " + replicas);
        }
        if (onNodes && !zones.isEmpty()) {
            throw new IllegalArgumentException(
                    "placement must not name zones beside nodes: theirs count, was " + String.join(", ", zones));
        }
    }

    /** What the cloud gives, with nothing given yet. */
    public Allotment allotment() {
        return new Allotment(zones, quota.orElse(Integer.MAX_VALUE));
    }

    /** Whether it matters in the absence of faults. */
    public boolean matters() {
        return quota.isPresent();
    }

    /** How many of so many are spot capacity: all that a cloud may take back. */
    public int spotOf(int count) {
        return spot.ratio() == 0 ? count : (int) Math.round(spot.ratio() * count);
    }
}
