package dev.tenfold.drive;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * When a second is no evidence against the system, because the generator was the limit.
 *
 * @param lagSeconds the 99th percentile of sending late by the generator's own fault may be this, above 0
 * @param loopShare its event loops may be busy to this share, 0..1
 * @param gcShare of the second may go to garbage collection, 0..1
 */
public record Honesty(double lagSeconds, double loopShare, double gcShare) {
    /**
     * What was measured to matter: beyond 5 ms, or 5 % of the goal, lag shows in the percentiles that are judged; a
     * loop above 80 % queues by itself.
     *
     * @param goalSeconds the latency that the result is judged by
     */
    public static Honesty forGoal(double goalSeconds) {
        return new Honesty(Math.max(0.005, 0.05 * goalSeconds), 0.8, 0.1);
    }

    /** What speaks against a second, one sentence each; nothing if it is evidence. */
    public List<String> objections(Second second) {
        List<String> objections = new ArrayList<>();
        double lag = second.window().lagSeconds(0.99);
        if (lag > lagSeconds) {
            objections.add(text("sent %.1f ms late (p99; %.1f ms may be)", lag * 1e3, lagSeconds * 1e3));
        }
        if (second.machine().loopShare() > loopShare) {
            objections.add(text(
                    "generator's CPU %.0f %% busy (%.0f %% may be)",
                    second.machine().loopShare() * 100, loopShare * 100));
        }
        if (second.machine().gcShare() > gcShare) {
            objections.add(text(
                    "%.0f %% of the time in garbage collection (%.0f %% may be)",
                    second.machine().gcShare() * 100, gcShare * 100));
        }
        return objections;
    }

    private static String text(String format, double was, double may) {
        return String.format(Locale.ROOT, format, was, may);
    }
}
