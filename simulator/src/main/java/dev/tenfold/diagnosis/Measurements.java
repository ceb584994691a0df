package dev.tenfold.diagnosis;

import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.RangeSeries;
import dev.tenfold.recording.Recording;
import dev.tenfold.recording.Track;
import dev.tenfold.recording.file.Recordings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What was measured in a real run, a row a moment. A value that a row lacks is the last one before it for counts, which
 * hold until they change, and NaN for what users felt.
 *
 * @param times seconds since the first row, rising; at least two
 * @param p95 95th percentile of what users waited, seconds; NaN where it was not measured
 * @param instances instances that took requests
 * @param errors share of requests that failed, 0..1; NaN where it was not measured
 * @param load users, or requests a second; NaN where it was not measured
 * @param unit what the load counts, such as {@code users} or {@code requests/s}; empty if it was not measured
 * @param notes what was guessed
 */
public record Measurements(
        double[] times,
        double[] p95,
        double[] instances,
        double[] errors,
        double[] load,
        String unit,
        List<String> notes) {
    public Measurements {
        notes = List.copyOf(notes);
        if (times.length < 2) {
            throw new IllegalArgumentException("measurements must have two rows at least, was " + times.length);
        }
    }

    /**
     * Reads a table with a row a moment and named columns: a time, {@code p95} and {@code instances}; {@code errors},
     * and {@code rate} or {@code users}, if there are.
     *
     * @throws BadRecording if it is no table, or lacks one of the first three
     */
    public static Measurements read(Path file) throws BadRecording {
        Recording recording = Recordings.read(file);
        if (!(recording instanceof RangeSeries series)) {
            throw new BadRecording(0, "must be a table of measurements, was " + recording.origin(), "");
        }
        return of(series);
    }

    private static Measurements of(RangeSeries series) throws BadRecording {
        Map<Column, Track> tracks = new EnumMap<>(Column.class);
        List<String> notes = new ArrayList<>();
        SortedSet<Long> moments = new TreeSet<>();
        for (Track track : series.tracks()) {
            Column.of(track.name()).ifPresent(column -> {
                if (tracks.putIfAbsent(column, track) != null) {
                    notes.add(track.name() + " is left aside: "
                            + tracks.get(column).name() + " is taken for " + column.word());
                }
            });
            for (int i = 0; i < track.size(); i++) {
                moments.add(track.atMillis(i));
            }
        }
        requireColumns(tracks);
        if (moments.size() < 2) {
            throw new BadRecording(0, "must have two rows at least, was " + moments.size(), "");
        }
        return of(tracks, moments.stream().mapToLong(Long::longValue).toArray(), notes);
    }

    private static void requireColumns(Map<Column, Track> tracks) throws BadRecording {
        List<BadRecording.Problem> missing = new ArrayList<>();
        for (Column column : List.of(Column.P95, Column.INSTANCES)) {
            if (!tracks.containsKey(column)) {
                missing.add(new BadRecording.Problem(
                        0, "must have a column named " + column.word() + ", was none", "beside a time"));
            }
        }
        if (!missing.isEmpty()) {
            throw new BadRecording(missing);
        }
    }

    private static Measurements of(Map<Column, Track> tracks, long[] millis, List<String> notes) {
        double[] times =
                Arrays.stream(millis).mapToDouble(at -> (at - millis[0]) / 1e3).toArray();
        Column loaded = tracks.containsKey(Column.RATE) ? Column.RATE : Column.USERS;
        String unit = !tracks.containsKey(loaded) ? "" : loaded == Column.RATE ? "requests/s" : "users";
        return new Measurements(
                times,
                values(tracks, Column.P95, millis, notes),
                values(tracks, Column.INSTANCES, millis, notes),
                values(tracks, Column.ERRORS, millis, notes),
                values(tracks, loaded, millis, notes),
                unit,
                notes);
    }

    private static double[] values(Map<Column, Track> tracks, Column column, long[] millis, List<String> notes) {
        double[] values = new double[millis.length];
        Arrays.fill(values, Double.NaN);
        Track track = tracks.get(column);
        if (track == null) {
            return values;
        }
        double largest = 0;
        for (int i = 0; i < track.size(); i++) {
            largest = Math.max(largest, track.value(i));
        }
        double scale = column.scale(track.name(), largest);
        if (scale != 1) {
            notes.add(track.name() + " is taken to be in " + (column == Column.P95 ? "milliseconds" : "percent"));
        }
        boolean holds = column == Column.INSTANCES || column == Column.RATE || column == Column.USERS;
        int next = 0;
        double last = Double.NaN;
        for (int i = 0; i < millis.length; i++) {
            boolean here = next < track.size() && track.atMillis(next) == millis[i];
            last = here ? track.value(next++) * scale : holds ? last : Double.NaN;
            values[i] = last;
        }
        return values;
    }

    /** How many rows there are. */
    public int size() {
        return times.length;
    }

    /** Whether users or requests were measured. */
    public boolean hasLoad() {
        return !unit.isEmpty();
    }
}
