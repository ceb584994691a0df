package dev.tenfold.fault;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Metrics are not fetched for a while. Either nobody fetches them: Prometheus is restarted, or has lost the target from
 * its list; then what was known before stays known, in Prometheus for five minutes. Or they are fetched in vain: the
 * exporter does not answer; then Prometheus ends the series at once, and {@code up} is 0.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param service the service whose metrics it strikes; all if empty
 * @param metric the metric that it strikes, {@code *} standing for any text; all if empty
 * @param source the system in which it happens; all in which it can if empty
 * @param failing whether they are fetched in vain, rather than not at all
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/basics/#staleness">Prometheus: staleness</a>
 */
@Meaning("Metrics are not fetched for a while.")
public record ScrapeGap(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,

        @Meaning("The service whose metrics it strikes; all if left out.")
        Optional<String> service,

        @Meaning("The metric that it strikes, in which * stands for any text; all if left out.")
        Optional<String> metric,

        @Meaning("The system in which it happens; all in which it can if left out.")
        Optional<Source> source,

        @Meaning("Whether scrapes are tried and fail, rather than not happen at all.") @Default("false")
        boolean failing)
        implements MetricFault {
    private static final List<Source> POSSIBLE = Reach.ALL;

    public ScrapeGap {
        Ramps.requireTimes(at, lasts);
        Reach.requirePossible(source, POSSIBLE);
        Reach.requireMetric(metric);
    }

    @Override
    public List<Source> possible() {
        return POSSIBLE;
    }

    @Override
    public Fate fate() {
        return failing ? Fate.ENDS : Fate.MISSING;
    }

    @Override
    public String title() {
        return failing ? "scrapes fail" : "scrape gap";
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new ScrapeGap(at, lasts, service, metric, source, failing);
    }
}
