package dev.tenfold.fault;

import dev.tenfold.spelling.Figure;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Values are known later than usual, with the time at which they were measured.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service whose metrics it strikes; all if empty
 * @param metric the metric that it strikes, {@code *} standing for any text; all if empty
 * @param source the system in which it happens; all in which it can if empty
 * @param late how much later; > 0s
 */
@Meaning("Values are known later than usual.")
public record Lag(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,

        @Meaning("The service whose metrics it strikes; all if left out.")
        Optional<String> service,

        @Meaning("The metric that it strikes, in which * stands for any text; all if left out.")
        Optional<String> metric,

        @Meaning("The system in which it happens; all in which it can if left out.")
        Optional<Source> source,

        @Meaning("How much later.") Duration late)
        implements MetricFault {
    private static final List<Source> POSSIBLE = List.of(Source.PROMETHEUS, Source.CLOUDWATCH, Source.SIGNALS);

    public Lag {
        Ramps.requireTimes(at, lasts);
        Reach.requirePossible(source, POSSIBLE);
        Reach.requireMetric(metric);
        Ramps.requirePositive("late", late);
    }

    @Override
    public List<Source> possible() {
        return POSSIBLE;
    }

    @Override
    public long lateNanos() {
        return late.toNanos();
    }

    @Override
    public String title() {
        return Figure.time(late.toNanos() / 1e9) + " late";
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new Lag(at, lasts, service, metric, source, Ramps.milder(late, intensity));
    }
}
