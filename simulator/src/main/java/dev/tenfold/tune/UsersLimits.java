package dev.tenfold.tune;

import dev.tenfold.scenario.Expectations;
import dev.tenfold.spelling.Figure;
import dev.tenfold.trial.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * What users bear over a whole rehearsal. Expectations judge what they feel while something scales; a policy that never
 * scales would pass them, and so a search would find it.
 *
 * @param p95Millis 95th percentile of what they wait, milliseconds; endless if nobody asks
 * @param errors share of requests that fail or are refused; 1 if nobody asks
 */
record UsersLimits(double p95Millis, double errors) {

    /** Those of a scenario: of the whole run where it has them, else those of the time while something scales. */
    static UsersLimits of(Expectations expect) {
        boolean waits = !expect.ignore().contains("p95-while-scaling");
        boolean fails = !expect.ignore().contains("errors-while-scaling");
        double p95 = expect.p95().map(limit -> limit.toNanos() / 1e6).orElse(Double.POSITIVE_INFINITY);
        double errors = expect.errors().map(limit -> limit.ratio()).orElse(1.0);
        return new UsersLimits(
                expect.p95().isEmpty() && waits ? expect.p95WhileScaling().toNanos() / 1e6 : p95,
                expect.errors().isEmpty() && fails ? expect.errorsWhileScaling().ratio() : errors);
    }

    /** The same, but never less than what a fleet that is large enough at all times makes users bear. */
    UsersLimits notBelow(Trial ample) {
        double p95 = Double.isNaN(ample.p95Millis()) ? Double.POSITIVE_INFINITY : ample.p95Millis();
        return new UsersLimits(Math.max(p95Millis, p95 * 1.05), Math.max(errors, ample.errors() * 1.05));
    }

    /** Which of them a rehearsal breaks, a few words each. */
    List<String> told(Trial trial) {
        List<String> told = new ArrayList<>();
        if (!(trial.p95Millis() <= p95Millis)) {
            told.add("p95 over the whole rehearsal " + Figure.time(trial.p95Millis() / 1000) + " (limit "
                    + Figure.time(p95Millis / 1000) + ")");
        }
        if (trial.errors() > errors) {
            told.add("errors over the whole rehearsal " + Figure.percent(trial.errors()) + " (limit "
                    + Figure.percent(errors) + ")");
        }
        return told;
    }

    /** How far a rehearsal is from them, relative; 0 if it keeps them. */
    double excess(Trial trial) {
        double waits = Double.isNaN(trial.p95Millis()) ? Excess.MOST : Excess.of(trial.p95Millis(), p95Millis);
        return waits + Excess.of(trial.errors(), errors);
    }
}
