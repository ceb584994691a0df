package dev.tenfold.drive;

import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** What one worker counts between two windows. */
final class Ledger {
    private static final long MOST_NANOS = 3_600_000_000_000L;
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    private final Map<String, Score> scores = new LinkedHashMap<>();
    private final Histogram lag = newLag();
    /** The score of the call before: mostly that of the next too. */
    private String endpoint = "";

    private Score score;
    private long sent;

    private static Histogram newLag() {
        return new Histogram(1_000, MOST_NANOS, 3);
    }

    void launched(long lagNanos) {
        sent++;
        lag.recordValue(Math.min(Math.max(lagNanos, 0), MOST_NANOS));
    }

    void ended(Exchange exchange, Ending ending, long feltNanos, long servedNanos) {
        String name = exchange.call.endpoint();
        if (score == null || !name.equals(endpoint)) {
            endpoint = name;
            score = scores.computeIfAbsent(name, any -> new Score());
        }
        score.count(ending, feltNanos, servedNanos, exchange.bytes);
        if (exchange.headers != null && exchange.status >= 300) {
            String wait = exchange.headers.get(HttpHeaderNames.RETRY_AFTER);
            if (wait != null) {
                score.toldToWait(seconds(wait));
            }
        }
    }

    /** A number of seconds, or a date, which only a clock could tell: that counts as no time. */
    private static double seconds(String wait) {
        return DIGITS.matcher(wait.strip()).matches() ? Double.parseDouble(wait.strip()) : 0;
    }

    /** What was counted since the last, to be given away. */
    Window window(long endNanos, long cpuNanos, Standing standing) {
        Map<String, Score> copies = new LinkedHashMap<>();
        scores.forEach((name, each) -> {
            if (each.count() > 0) {
                copies.put(name, each.copy());
                each.reset();
            }
        });
        Histogram copy = Score.packed();
        copy.add(lag);
        lag.reset();
        Window window = new Window(endNanos, copies, copy, sent, cpuNanos, standing);
        sent = 0;
        return window;
    }
}
