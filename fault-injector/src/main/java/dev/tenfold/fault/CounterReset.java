package dev.tenfold.fault;

import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Counters begin at zero again although nothing was started anew: an exporter restarts beside the service.
 *
 * @param at when it begins, since start
 * @param service the service whose metrics it strikes; all if empty
 * @param metric the metric that it strikes, {@code *} standing for any text; all if empty
 * @param source the system in which it happens; all in which it can if empty
 */
@Meaning("Counters begin at zero again.")
public record CounterReset(
        @Meaning("When it begins, since the start.") Duration at,

        @Meaning("The service whose metrics it strikes; all if left out.")
        Optional<String> service,

        @Meaning("The metric that it strikes, in which * stands for any text; all if left out.")
        Optional<String> metric,

        @Meaning("The system in which it happens; all in which it can if left out.")
        Optional<Source> source)
        implements MetricFault {
    private static final List<Source> POSSIBLE = List.of(Source.PROMETHEUS);

    public CounterReset {
        Ramps.requireNotNegative("at", at);
        Reach.requirePossible(source, POSSIBLE);
        Reach.requireMetric(metric);
    }

    @Override
    public List<Source> possible() {
        return POSSIBLE;
    }

    @Override
    public double told(Seen seen) {
        return seen.counter() ? seen.value() - seen.before() : seen.value();
    }

    @Override
    public boolean lingers() {
        return true;
    }

    @Override
    public Duration lasts() {
        return Duration.ZERO;
    }

    @Override
    public String title() {
        return "counters reset";
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new CounterReset(at, service, metric, source);
    }
}
