package dev.tenfold.recording.loadtest;

import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.Endpoint;
import dev.tenfold.recording.Latency;
import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.Skipped;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Figures;
import dev.tenfold.recording.text.Rows;
import dev.tenfold.recording.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what Locust writes with {@code --csv}: statistics, also in the spelling of before 1.0, failures and exceptions.
 * Its history is read by {@link LocustHistory}.
 *
 * @see <a href="https://docs.locust.io/en/stable/retrieving-stats.html">Locust: retrieving statistics</a>
 */
public final class LocustTable {
    private final List<String> names = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Skipped.Counter skipped = new Skipped.Counter();
    private Endpoint total;

    private LocustTable(List<String> header) {
        header.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether a first line is that of one of Locust's files. */
    public static boolean isKnown(String firstLine) {
        String plain = firstLine.replace("\"", "").toLowerCase(Locale.ROOT);
        return plain.matches("(type|method),name,(request count|# requests|error).*")
                || plain.startsWith("count,message,traceback");
    }

    /**
     * Reads a file.
     *
     * @throws BadRecording if it has no row
     */
    public static LoadTest read(Content content) throws IOException, BadRecording {
        try (Rows rows = content.rows(',')) {
            rows.next();
            LocustTable table = new LocustTable(rows.all());
            boolean statistics = table.column("request count", "# requests") >= 0;
            while (rows.next()) {
                if (statistics) {
                    table.statistic(rows);
                } else {
                    table.failure(rows);
                }
            }
            return table.test(statistics ? "Locust statistics" : "Locust failures");
        }
    }

    /** The first column that has one of some names; -1 if none has. */
    private int column(String... candidates) {
        for (String each : candidates) {
            int index = names.indexOf(each);
            if (index >= 0) {
                return index;
            }
        }
        return -1;
    }

    private void statistic(Rows row) {
        double count = row.number(column("request count", "# requests"));
        double failures = row.number(column("failure count", "# failures"));
        String name = row.cell(column("name"));
        if (!(count >= 0 && failures >= 0 && failures <= count && count < 1e15)) {
            skipped.skip(row.line(), "no counts: " + Text.shown(name));
            return;
        }
        Endpoint endpoint = new Endpoint(
                row.cell(column("type", "method")),
                name,
                (long) count,
                (long) failures,
                row.number(column("requests/s")),
                latency(row, names, "average response time"));
        if (endpoint.method().isEmpty() && name.matches("Aggregated|Total")
                || endpoint.method().equals("None") && name.equals("Total")) {
            total = endpoint;
        } else {
            endpoints.add(endpoint);
        }
    }

    /** What the columns of percentiles say, which are in milliseconds; {@code N/A} is left out. */
    static Latency latency(Rows row, List<String> names, String mean) {
        SortedMap<Double, Double> percentiles = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).endsWith("%")) {
                double percent =
                        Figures.of(names.get(i).substring(0, names.get(i).length() - 1));
                if (percent >= 0 && percent <= 100 && row.number(i) >= 0) {
                    percentiles.put(percent, row.number(i) / 1000);
                }
            }
        }
        int fastest = names.indexOf("min response time");
        int median = names.indexOf("median response time");
        if (row.number(fastest) >= 0) {
            percentiles.put(0.0, row.number(fastest) / 1000);
        }
        if (row.number(median) >= 0) {
            percentiles.putIfAbsent(50.0, row.number(median) / 1000);
        }
        return new Latency(row.number(names.indexOf(mean)) / 1000, percentiles);
    }

    private void failure(Rows row) {
        double count = row.number(column("occurrences", "count"));
        if (!(count >= 0 && count < 1e15)) {
            skipped.skip(row.line(), "no count");
            return;
        }
        String name = row.cell(column("name", "message"));
        String error = row.cell(column("error"));
        endpoints.add(new Endpoint(
                row.cell(column("method")),
                error.isEmpty() ? name : name + ": " + error,
                (long) count,
                (long) count,
                Double.NaN,
                Latency.UNKNOWN));
    }

    private LoadTest test(String origin) throws BadRecording {
        if (endpoints.isEmpty() && total == null) {
            throw new BadRecording(0, "must hold a row below its header, was none", "");
        }
        List<String> notes = new ArrayList<>();
        notes.add("sums of the whole run: nothing over time; the history file has that");
        if (total == null) {
            long count = endpoints.stream().mapToLong(Endpoint::count).sum();
            long failures = endpoints.stream().mapToLong(Endpoint::failures).sum();
            total = new Endpoint("", "", count, failures, Double.NaN, Latency.UNKNOWN);
        }
        double seconds = total.ratePerSecond() > 0 ? total.count() / total.ratePerSecond() : Double.NaN;
        return new LoadTest(
                origin, List.of(), endpoints, total, Double.NaN, seconds, Optional.empty(), skipped.total(), notes);
    }
}
