package dev.tenfold.drive.seek;

import dev.tenfold.drive.Ending;
import dev.tenfold.drive.Honesty;
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
 * @param obstacles what speaks against it as evidence: the generator was at its limit
 * @param tardy share of the requests that the generator sent late, 0..1
 * @param excuses what speaks against it as evidence of failure alone: some requests were sent late, and then at once.
 *     Latency counts from when they should have been sent, so that a system is never better for it
 */
public record Sample(
        double offered,
        double ended,
        double late,
        double bad,
        double inFlight,
        double quantile,
        double throttled,
        List<String> obstacles,
        double tardy,
        List<String> excuses) {
    public Sample {
        obstacles = List.copyOf(obstacles);
        excuses = List.copyOf(excuses);
    }

    /** A second of a run. */
    static Sample of(Second second, Goal goal, Honesty honesty) {
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
                honesty.obstacles(second),
                honesty.tardy(second),
                honesty.objections(second));
    }
}
