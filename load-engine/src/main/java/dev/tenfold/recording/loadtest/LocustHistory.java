package dev.tenfold.recording.loadtest;

import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.Endpoint;
import dev.tenfold.recording.Interval;
import dev.tenfold.recording.Latency;
import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.Skipped;
import dev.tenfold.recording.text.Content;
import dev.tenfold.recording.text.Rows;
import dev.tenfold.recording.text.Stamps;
import dev.tenfold.recording.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads Locust's history, a row a second. Its rates are means of the last ten seconds. Its percentiles, and its totals,
 * are of the whole run so far, so the mean of an interval is taken from the growth of count and mean.
 */
public final class LocustHistory {
    private final List<String> names = new ArrayList<>();
    private final List<Interval> intervals = new ArrayList<>();
    private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    private final Skipped.Counter skipped = new Skipped.Counter();
    private Endpoint total;
    private double maxUsers = Double.NaN;
    private long firstMillis = Stamps.NONE;
    private long lastMillis = Stamps.NONE;
    private double lastCount;
    private double lastMean;

    private LocustHistory(List<String> header) {
        header.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    /** Whether a first line is that of a history. */
    public static boolean isKnown(String firstLine) {
        return firstLine.replace("\"", "").toLowerCase(Locale.ROOT).matches("timestamp,user count,type,name,.*");
    }

    /**
     * Reads a history.
     *
     * @throws BadRecording if it has no row of all requests together
     */
    public static LoadTest read(Content content) throws IOException, BadRecording {
        try (Rows rows = content.rows(',')) {
            rows.next();
            LocustHistory history = new LocustHistory(rows.all());
            while (rows.next()) {
                history.take(rows);
            }
            return history.test();
        }
    }

    private double number(Rows row, String name) {
        return row.number(names.indexOf(name));
    }

    private void take(Rows row) {
        long at = row.stamp(0);
        double count = number(row, "total request count");
        double failures = number(row, "total failure count");
        if (at == Stamps.NONE || !(count >= 0 && failures >= 0 && failures <= count && count < 1e15)) {
            skipped.skip(row.line(), "no time or no counts: " + Text.shown(row.cell(0)));
            return;
        }
        Latency latency = LocustTable.latency(row, names, "total average response time");
        String name = row.cell(names.indexOf("name"));
        String method = row.cell(names.indexOf("type"));
        double rate = number(row, "requests/s");
        Endpoint endpoint = new Endpoint(method, name, (long) count, (long) failures, rate, latency);
        if (!name.matches("Aggregated|Total") || !method.isEmpty()) {
            endpoints.put(method + " " + name, endpoint);
            return;
        }
        total = endpoint;
        interval(row, at, count, rate, latency);
    }

    private void interval(Rows row, long at, double count, double rate, Latency latency) {
        double users = number(row, "user count");
        maxUsers = Double.isNaN(maxUsers) ? users : Math.max(maxUsers, users);
        if (firstMillis == Stamps.NONE) {
            firstMillis = at;
        } else if (at <= lastMillis) {
            skipped.skip(row.line(), "not later than the row before");
            return;
        } else {
            double done = count - lastCount;
            double mean = done > 0 ? (count * latency.mean() - lastCount * lastMean) / done : Double.NaN;
            intervals.add(new Interval(
                    lastMillis,
                    (at - lastMillis) / 1000.0,
                    users,
                    rate,
                    number(row, "failures/s"),
                    new Latency(mean >= 0 ? mean : Double.NaN, latency.percentiles())));
        }
        lastMillis = at;
        lastCount = count;
        lastMean = Double.isNaN(latency.mean()) ? 0 : latency.mean();
    }

    private LoadTest test() throws BadRecording {
        if (total == null) {
            throw new BadRecording(0, "must hold a row of name Aggregated, was none", "");
        }
        double seconds = (lastMillis - firstMillis) / 1000.0;
        double rate = seconds > 0 ? total.count() / seconds : Double.NaN;
        return new LoadTest(
                "Locust history",
                intervals,
                List.copyOf(endpoints.values()),
                new Endpoint("", "", total.count(), total.failures(), rate, total.latency()),
                maxUsers,
                seconds,
                Optional.empty(),
                skipped.total(),
                List.of("rates are means of ten seconds, percentiles those of the whole run so far"));
    }
}
