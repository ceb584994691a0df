package dev.tenfold.drive;

import dev.tenfold.spelling.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a second is no evidence against the system, because the generator was the limit.
 *
 * @param lagSeconds the 99th percentile of sending late by the generator's own fault may be this, above 0
 * @param loopShare its event loops may be busy to this share, 0..1
 * @param gcShare of the second may go to garbage collection, 0..1
 * @param goalSeconds the latency that the result is judged by; 0 if by none
 */
public record Honesty(double lagSeconds, double loopShare, double gcShare, double goalSeconds) {
    /**
     * What was measured to matter: beyond 5 ms, or 5 % of the goal, lag shows in the percentiles that are judged; a
     * loop above 80 % queues by itself.
     *
     * @param goalSeconds the latency that the result is judged by
     */
    public static Honesty forGoal(double goalSeconds) {
        return new Honesty(Math.max(0.005, 0.05 * goalSeconds), 0.8, 0.1, goalSeconds);
    }

    /** What speaks against a second, one sentence each; nothing if it is evidence. */
    public List<String> objections(Second second) {
        return objections(second, 0.99, "p99");
    }

    /**
     * What speaks against a second however the system did in it: a generator at its limit, which sends at a lower rate
     * than was asked for. Half of a second's requests are late then, not those of one moment.
     */
    public List<String> obstacles(Second second) {
        return objections(second, 0.5, "median");
    }

    private List<String> objections(Second second, double quantile, String called) {
        List<String> objections = new ArrayList<>();
        double lag = second.window().lagSeconds(quantile);
        if (lag > lagSeconds) {
            objections.add(
                    "sent " + Figure.time(lag) + " late (" + called + "; " + Figure.time(lagSeconds) + " may be)");
        }
        objections.addAll(burdens(second));
        return objections;
    }

    /** Share of a second's requests that were sent too late, 0..1. */
    public double tardy(Second second) {
        Window window = second.window();
        return window.sent() > 0 ? Math.min(1, window.late(lagSeconds) / window.sent()) : 0;
    }

    /** What speaks against a second, without lateness, for those who judge that over more than a second. */
    public List<String> burdens(Second second) {
        List<String> objections = new ArrayList<>();
        Window window = second.window();
        if (second.machine().loopShare() > loopShare) {
            objections.add(
                    "generator's event loop " + Figure.percent(second.machine().loopShare()) + " busy ("
                            + Figure.percent(loopShare) + " may be)");
        }
        if (second.machine().gcShare() > gcShare) {
            objections.add(Figure.percent(second.machine().gcShare()) + " of the time in garbage collection ("
                    + Figure.percent(gcShare) + " may be)");
        }
        connections(window).ifPresent(objections::add);
        long noSocket = window.scores().values().stream()
                .mapToLong(score -> score.count(Ending.NO_SOCKET))
                .sum();
        if (noSocket > 0) {
            objections.add("no socket left for " + noSocket + " requests");
        }
        return objections;
    }

    /**
     * Too few connections make users wait who would not. With as many as the rate times the goal's latency, those who
     * wait for one would be too late even if they did not: by Little's law the system is slower than the goal then.
     */
    private Optional<String> connections(Window window) {
        Standing standing = window.standing();
        boolean tooFew = standing.exhausted() > 0 && standing.lines() < window.sent() * goalSeconds;
        return tooFew
                ? Optional.of("all " + standing.lines() + " connections busy; allow "
                        + Figure.plain(Math.ceil(window.sent() * goalSeconds), 0))
                : Optional.empty();
    }
}
