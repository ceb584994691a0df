package dev.tenfold.drive.seek;

import dev.tenfold.drive.Ending;
import dev.tenfold.drive.Score;
import dev.tenfold.drive.Second;
import java.util.List;

/**
 * One second of a step, as far as it is judged.
 *
 * @param offered requests that were sent
 * @param ended requests that ended
 * @param late share of those that ended which were not answered well within the goal's time, 0..1
 * @param bad share that ended badly, 0..1
 * @param inFlight requests under way at its end
 * @param quantile latency at the goal's quantile, seconds; NaN without an answer
 * @param throttled requests that were answered with 429
 * @param objections what speaks against it as evidence
 */
public record Sample(
        double offered,
        double ended,
        double late,
        double bad,
        double inFlight,
        double quantile,
        double throttled,
        List<String> objections) {
    public Sample {
        objections = List.copyOf(objections);
    }

    /** A second of a run. */
    static Sample of(Second second, Goal goal, List<String> objections) {
        Score all = second.window().all();
        boolean silent = all.judged() == 0 && second.window().inFlight() > 0;
        return new Sample(
                second.window().sent(),
                all.count(),
                silent ? 1 : all.worseThan(goal.seconds()),
                all.errorRate(),
                second.window().inFlight(),
                all.felt(goal.quantile()),
                all.count(Ending.THROTTLED),
                objections);
    }
}
