package dev.tenfold.inject.day;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Family;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a game day would write where; nothing is written for it.
 *
 * @param course its name
 * @param marker labels that every series would carry; the game day's name is given when it begins
 * @param families what it would write at first, by name
 * @param destinations where it would push that to
 * @param reads where it would read replicas from, for people
 * @param lasts by the wall clock, if nothing stops it
 * @param refusals why it would not begin, a sentence each; empty if it would
 */
public record Preview(
        String course,
        Map<String, String> marker,
        List<Line> families,
        List<Destination> destinations,
        List<String> reads,
        Duration lasts,
        List<String> refusals) {
    /**
     * A metric.
     *
     * @param family its name
     * @param type what its values mean
     * @param series how many
     * @param example the first of them
     */
    public record Line(String family, Family.Type type, int series, String example) {}

    public Preview {
        marker = Map.copyOf(marker);
        families = List.copyOf(families);
        destinations = List.copyOf(destinations);
        reads = List.copyOf(reads);
        refusals = List.copyOf(refusals);
    }

    /** Number of series at first. */
    public int series() {
        return families.stream().mapToInt(Line::series).sum();
    }
}
