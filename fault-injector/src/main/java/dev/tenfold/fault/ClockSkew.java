package dev.tenfold.fault;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Figure;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The clock of whoever scrapes is off: values are stamped with another time than that at which they were measured.
 * Stamped ahead, they cannot be seen before their time has come; stamped behind, those that are older than what is
 * stored are thrown away, and the others look old.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service whose metrics it strikes; all if empty
 * @param metric the metric that it strikes, {@code *} standing for any text; all if empty
 * @param source the system in which it happens; all in which it can if empty
 * @param by how far; > 0s
 * @param behind whether the clock is behind, rather than ahead
 */
@Meaning("The clock of whoever scrapes is off.")
public record ClockSkew(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,

        @Meaning("The service whose metrics it strikes; all if left out.")
        Optional<String> service,

        @Meaning("The metric that it strikes, in which * stands for any text; all if left out.")
        Optional<String> metric,

        @Meaning("The system in which it happens; all in which it can if left out.")
        Optional<Source> source,

        @Meaning("How far.") Duration by,

        @Meaning("Whether the clock is behind rather than ahead.") @Default("false")
        boolean behind)
        implements MetricFault {
    private static final List<Source> POSSIBLE = List.of(Source.PROMETHEUS, Source.METRICS_SERVER);

    public ClockSkew {
        Ramps.requireTimes(at, lasts);
        Reach.requirePossible(source, POSSIBLE);
        Reach.requireMetric(metric);
        Ramps.requirePositive("by", by);
    }

    @Override
    public List<Source> possible() {
        return POSSIBLE;
    }

    @Override
    public long aheadNanos() {
        return behind ? -by.toNanos() : by.toNanos();
    }

    @Override
    public String title() {
        return behind
                ? "clock " + Figure.time(by.toNanos() / 1e9) + " behind"
                : "clock " + Figure.time(by.toNanos() / 1e9) + " ahead";
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new ClockSkew(at, lasts, service, metric, source, Ramps.milder(by, intensity), behind);
    }
}
