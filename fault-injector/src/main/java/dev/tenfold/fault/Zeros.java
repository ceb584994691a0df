package dev.tenfold.fault;

import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Every value is told as zero: an exporter that lost its source and has a default.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service whose metrics it strikes; all if empty
 * @param metric the metric that it strikes, {@code *} standing for any text; all if empty
 * @param source the system in which it happens; all in which it can if empty
 */
@Meaning("Every value is told as zero.")
public record Zeros(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,

        @Meaning("The service whose metrics it strikes; all if left out.")
        Optional<String> service,

        @Meaning("The metric that it strikes, in which * stands for any text; all if left out.")
        Optional<String> metric,

        @Meaning("The system in which it happens; all in which it can if left out.")
        Optional<Source> source)
        implements MetricFault {
    private static final List<Source> POSSIBLE = Reach.ALL;

    public Zeros {
        Ramps.requireTimes(at, lasts);
        Reach.requirePossible(source, POSSIBLE);
        Reach.requireMetric(metric);
    }

    @Override
    public List<Source> possible() {
        return POSSIBLE;
    }

    @Override
    public double told(Seen seen) {
        return 0;
    }

    @Override
    public String title() {
        return "zeros";
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new Zeros(at, lasts, service, metric, source);
    }
}
