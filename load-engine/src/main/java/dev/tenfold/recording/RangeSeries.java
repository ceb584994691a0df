package dev.tenfold.recording;

import java.util.List;

/**
 * Series over time.
 *
 * @param origin such as {@code Prometheus matrix} or {@code CSV}
 * @param tracks the series, in the order of the file
 * @param skipped what was left out
 * @param notes what a person should know
 */
public record RangeSeries(String origin, List<Track> tracks, Skipped skipped, List<String> notes) implements Recording {
    public RangeSeries {
        tracks = List.copyOf(tracks);
        notes = List.copyOf(notes);
    }
}
