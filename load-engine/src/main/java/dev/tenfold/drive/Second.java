package dev.tenfold.drive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * One second of a run, all workers together.
 *
 * @param number from 1
 * @param window what was counted
 * @param machine how the generator's own machine fared in it
 */
public record Second(int number, Window window, Machine.Reading machine) {
    /** Windows of several workers, which end alike, as one. */
    static Window together(List<Window> parts) {
        Map<String, Score> scores = new LinkedHashMap<>();
        Histogram lag = new Histogram(1_000, 3_600_000_000_000L, 3);
        long sent = 0;
        int inFlight = 0;
        int waiting = 0;
        int lines = 0;
        long exhausted = 0;
        int users = 0;
        for (Window part : parts) {
            part.scores()
                    .forEach((name, score) ->
                            scores.computeIfAbsent(name, any -> new Score()).add(score));
            lag.add(part.lag());
            sent += part.sent();
            inFlight += part.inFlight();
            waiting += part.waiting();
            lines += part.lines();
            exhausted += part.exhausted();
            users += part.users();
        }
        return new Window(parts.get(0).endNanos(), scores, lag, sent, inFlight, waiting, lines, exhausted, users);
    }
}
