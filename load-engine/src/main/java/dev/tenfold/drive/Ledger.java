package dev.tenfold.drive;

import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What one worker counts between two windows. */
final class Ledger {
    private static final long MOST_NANOS = 3_600_000_000_000L;

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
    }

    /** What was counted since the last, to be given away. */
    Window window(long endNanos, int inFlight, int waiting, int lines, long exhausted, int users) {
        Map<String, Score> copies = new LinkedHashMap<>();
        scores.forEach((name, each) -> {
            if (each.count() > 0) {
                copies.put(name, each.copy());
                each.reset();
            }
        });
        Histogram copy = newLag();
        copy.add(lag);
        lag.reset();
        Window window = new Window(endNanos, copies, copy, sent, inFlight, waiting, lines, exhausted, users);
        sent = 0;
        return window;
    }
}
