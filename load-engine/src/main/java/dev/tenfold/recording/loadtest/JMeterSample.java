package dev.tenfold.recording.loadtest;

import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.Paths;
import dev.tenfold.recording.RequestColumns;
import dev.tenfold.recording.Skipped;
import dev.tenfold.recording.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Samples of JMeter as they come, from either of its formats. */
final class JMeterSample {
    private static final String TRANSACTION = "Number of samples in transaction";
    private final RequestColumns requests = new RequestColumns();
    private final RequestColumns unaddressed = new RequestColumns();
    private final NavigableMap<Long, Double> users = new TreeMap<>();
    private final Skipped.Counter skipped = new Skipped.Counter();
    private long transactions;
    private long parts;

    /** The values of the sample at hand, as the file has them. */
    long atMillis;

    double elapsedMillis;
    String label = "";
    String code = "";
    String message = "";
    boolean success;
    String url = "";
    double bytes;
    double threads;

    /** Takes the sample at hand. */
    void take(long line) {
        if (threads >= 0) {
            users.merge(atMillis / 1000 * 1000, threads, Math::max);
        }
        if (message.startsWith(TRANSACTION)) {
            transactions++;
            skipped.skip(line, "a transaction controller, not a request");
            return;
        }
        boolean addressed = !url.isEmpty() && !url.equals("null");
        parts += isPart(label) ? 1 : 0;
        double number = Figures.of(code);
        int status = number >= 100 && number < 1000 ? (int) number : 0;
        RequestColumns columns = addressed ? requests : unaddressed;
        columns.add(atMillis, elapsedMillis / 1000, status, !success, bytes >= 0 ? (long) bytes : -1);
        columns.name(
                0,
                columns.paths().number(addressed ? Paths.of(url) : ""),
                columns.groups().number(label));
    }

    private static boolean isPart(String label) {
        int dash = label.lastIndexOf('-');
        return dash > 0
                && dash < label.length() - 1
                && label.chars().skip(dash + 1).allMatch(c -> c >= '0' && c <= '9');
    }

    /** Counts what could not be read. */
    void skip(long line, String reason) {
        skipped.skip(line, reason);
    }

    long skippedCount() {
        return skipped.count();
    }

    int size() {
        return requests.size() + unaddressed.size();
    }

    /** What was taken, summed up; samples without a URL count only where none has one. */
    LoadTest test(String origin) {
        List<String> notes = new ArrayList<>();
        if (transactions > 0) {
            notes.add(transactions + " transaction controllers sum up others, and were left out");
        }
        if (requests.size() > 0 && unaddressed.size() > 0) {
            notes.add(unaddressed.size() + " samples have no URL: no requests, left out");
        }
        if (parts > 0) {
            notes.add(parts
                    + " samples are redirects (label-0, label-1), which the samples they belong to count once more");
        }
        return Tally.of(origin, requests.size() > 0 ? requests : unaddressed, users, skipped.total(), notes);
    }
}
