package dev.tenfold.fault;

import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One replica of a service, the oldest, reports many times what it measures.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service whose metrics it strikes; all if empty
 * @param metric the metric that it strikes, {@code *} standing for any text; all if empty
 * @param source the system in which it happens; all in which it can if empty
 * @param factor how many times; >= x1
 */
@Meaning("One replica reports many times what it measures.")
public record NoisyReplica(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,

        @Meaning("The service whose metrics it strikes; all if left out.")
        Optional<String> service,

        @Meaning("The metric that it strikes, in which * stands for any text; all if left out.")
        Optional<String> metric,

        @Meaning("The system in which it happens; all in which it can if left out.")
        Optional<Source> source,

        @Meaning("How many times what it measures.") Factor factor)
        implements MetricFault {
    private static final List<Source> POSSIBLE = List.of(Source.PROMETHEUS, Source.METRICS_SERVER, Source.SIGNALS);

    public NoisyReplica {
        Ramps.requireTimes(at, lasts);
        Reach.requirePossible(source, POSSIBLE);
        Reach.requireMetric(metric);
        Ramps.requireFactor(factor);
    }

    @Override
    public List<Source> possible() {
        return POSSIBLE;
    }

    @Override
    public double told(Seen seen) {
        return seen.counter()
                ? seen.value() + seen.share() * (factor.value() - 1) * (seen.last() - seen.before())
                : seen.value() * (1 + seen.share() * (factor.value() - 1));
    }

    @Override
    public boolean singlesOut() {
        return true;
    }

    @Override
    public boolean lingers() {
        return true;
    }

    @Override
    public String title() {
        return "one replica reports " + factor;
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new NoisyReplica(at, lasts, service, metric, source, Ramps.milder(factor, intensity));
    }
}
