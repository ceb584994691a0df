package dev.tenfold.inject;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What all series of a game day are worth at one instant, and what else the platform's interfaces tell then. It never
 * changes, so that scrapes read it while the next one is made.
 *
 * @param at when, by the wall clock
 * @param families by name
 * @param pods what a metrics server would tell
 * @param cloud what a cloud's metric service would tell
 */
public record Snapshot(Instant at, List<Family> families, List<PodUsage> pods, Cloud cloud) {
    /** Before a game day has begun, and after it. */
    public static final Snapshot EMPTY = new Snapshot(Instant.EPOCH, List.of(), List.of());

    public Snapshot {
        families = List.copyOf(families);
        pods = List.copyOf(pods);
        Objects.requireNonNull(cloud, "cloud");
    }

    /** A snapshot of a system that stands in no cloud. */
    public Snapshot(Instant at, List<Family> families, List<PodUsage> pods) {
        this(at, families, pods, Cloud.NONE);
    }

    /** Number of series. */
    public int size() {
        return families.stream().mapToInt(family -> family.readings().size()).sum();
    }
}
