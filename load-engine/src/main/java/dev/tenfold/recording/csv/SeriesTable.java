package dev.tenfold.recording.csv;

import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.RangeSeries;
import dev.tenfold.recording.Skipped;
import dev.tenfold.recording.Track;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Rows;
import dev.tenfold.recording.text.Stamps;
import dev.tenfold.recording.text.Text;
import dev.tenfold.recording.text.TrackBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a table of series: a header line, then a row a time. Columns of numbers are series; columns of words are
 * labels, so that a table with a row for each service and time gives a series for each service.
 */
public final class SeriesTable {
    private static final int MOST_SERIES = 10_000;
    private final Map<List<String>, TrackBuilder> series = new LinkedHashMap<>();
    private final Skipped.Counter skipped = new Skipped.Counter();
    private final Columns columns;
    private long rows;
    private long untimed;
    private String firstUntimed = "";
    private long firstUntimedLine;

    private SeriesTable(Columns columns) {
        this.columns = columns;
    }

    /** Whether a file looks like a table: its second or first row has a time and more than one cell. */
    public static boolean isTable(Content content, String firstLine) throws IOException {
        try (Rows rows = content.rows(Separator.of(firstLine))) {
            List<String> names = List.of();
            for (int i = 0; i < 3 && rows.next(); i++) {
                if (rows.size() > 1 && Columns.timeColumn(rows, names) >= 0) {
                    return true;
                }
                names = i == 0 ? rows.all() : names;
            }
            return false;
        } catch (BadRecording unclosed) {
            return false;
        }
    }

    /**
     * Reads a table.
     *
     * @throws BadRecording if most rows have no time, or there is no number in it
     */
    public static RangeSeries read(Content content, String firstLine) throws IOException, BadRecording {
        char separator = Separator.of(firstLine);
        SeriesTable table = new SeriesTable(Columns.of(content, separator));
        try (Rows rows = content.rows(separator)) {
            if (table.columns.header()) {
                rows.next();
            }
            while (rows.next()) {
                table.take(rows);
            }
        }
        return table.recording();
    }

    private void take(Rows row) throws BadRecording {
        rows++;
        long at = columns.millis(row);
        if (at == Stamps.NONE) {
            if (untimed++ == 0) {
                firstUntimed = row.cell(columns.time());
                firstUntimedLine = row.line();
            }
            skipped.skip(row.line(), "no time: " + Text.shown(row.cell(columns.time())));
            return;
        }
        List<String> labels = new ArrayList<>();
        for (int label : columns.labels()) {
            labels.add(row.cell(label));
        }
        for (int column : columns.numbers()) {
            String text = row.cell(column);
            double value = columns.number(text);
            if (Columns.isAbsent(text)) {
                continue;
            }
            if (Double.isNaN(value) && !text.equalsIgnoreCase("nan")) {
                skipped.skip(row.line(), columns.name(column) + " is no number: " + Text.shown(text));
                continue;
            }
            series(column, labels, row.line()).add(at, value);
        }
    }

    private TrackBuilder series(int column, List<String> labels, long line) throws BadRecording {
        List<String> key = new ArrayList<>(labels);
        key.add(columns.name(column));
        TrackBuilder known = series.get(key);
        if (known != null) {
            return known;
        }
        if (series.size() == MOST_SERIES) {
            throw new BadRecording(line, "must hold at most " + MOST_SERIES + " series", "leave out columns of words");
        }
        SortedMap<String, String> named = new TreeMap<>();
        for (int i = 0; i < labels.size(); i++) {
            named.put(columns.name(columns.labels().get(i)), labels.get(i));
        }
        TrackBuilder made = new TrackBuilder(columns.name(column), named);
        series.put(key, made);
        return made;
    }

    private RangeSeries recording() throws BadRecording {
        if (2 * untimed > rows) {
            throw new BadRecording(
                    firstUntimedLine,
                    columns.name(columns.time()) + " must be a time, was " + Text.shown(firstUntimed),
                    "such as 2026-01-31T12:00:00Z, or seconds since 1970");
        }
        if (series.isEmpty()) {
            throw new BadRecording(1, "must have a column of numbers beside the time, was none", "");
        }
        List<String> notes = new ArrayList<>();
        long repeated = 0;
        List<Track> tracks = new ArrayList<>();
        for (TrackBuilder each : series.values()) {
            tracks.add(each.track());
            repeated += each.size() - tracks.get(tracks.size() - 1).size();
        }
        if (repeated > 0) {
            notes.add(repeated + " samples have the time of another one of their series; the last of each stands");
        }
        return new RangeSeries("CSV", tracks, skipped.total(), notes);
    }
}
