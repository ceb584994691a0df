package dev.tenfold.fault;

import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Values are told in another unit than readers think: milliseconds for seconds, bytes for kilobytes.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service whose metrics it strikes; all if empty
 * @param metric the metric that it strikes, {@code *} standing for any text; all if empty
 * @param source the system in which it happens; all in which it can if empty
 * @param factor what values are multiplied by; > x0
 */
@Meaning("Values are told in another unit than readers think.")
public record WrongUnit(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,

        @Meaning("The service whose metrics it strikes; all if left out.")
        Optional<String> service,

        @Meaning("The metric that it strikes, in which * stands for any text; all if left out.")
        Optional<String> metric,

        @Meaning("The system in which it happens; all in which it can if left out.")
        Optional<Source> source,

        @Meaning("What values are multiplied by, such as x1000 or x0.001.")
        Factor factor)
        implements MetricFault {
    private static final List<Source> POSSIBLE = Reach.ALL;

    public WrongUnit {
        Ramps.requireTimes(at, lasts);
        Reach.requirePossible(source, POSSIBLE);
        Reach.requireMetric(metric);
        if (!(factor.value() > 0)) {
            throw new IllegalArgumentException("factor must be > x0, was " + factor);
        }
    }

    @Override
    public List<Source> possible() {
        return POSSIBLE;
    }

    @Override
    public double told(Seen seen) {
        return seen.value() * factor.value();
    }

    @Override
    public String title() {
        return "unit wrong by " + factor;
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new WrongUnit(at, lasts, service, metric, source, factor);
    }
}
