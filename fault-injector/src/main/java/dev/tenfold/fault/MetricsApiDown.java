package dev.tenfold.fault;

import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A system that holds metrics answers with an error whoever asks it: metrics-server to HorizontalPodAutoscalers,
 * Prometheus and CloudWatch to KEDA and to Nomad. What evaluates inside the system goes on: Prometheus' own rules,
 * CloudWatch's alarms.
 *
 * @param at when it begins, since start
 * @param lasts how long it lasts
 * @param source the system that is down; all if empty
 */
@Meaning("A system that holds metrics answers with an error whoever asks it.")
public record MetricsApiDown(
        @Meaning("When it begins, since the start.") Duration at,
        @Meaning("How long it lasts.") Duration lasts,

        @Meaning("The system that is down; all if left out.")
        Optional<Source> source)
        implements MetricFault {
    public MetricsApiDown {
        Ramps.requireTimes(at, lasts);
    }

    @Override
    public List<Source> possible() {
        return Reach.ALL;
    }

    @Override
    public boolean silences(Source system, boolean byAdapter) {
        return isIn(system);
    }

    @Override
    public String title() {
        return "metrics API down";
    }

    @Override
    public String sentence() {
        return title() + source.map(system -> " (" + system.title() + ")").orElse("");
    }

    @Override
    public Fault variant(Duration at, Duration lasts, double intensity) {
        return new MetricsApiDown(at, lasts, source);
    }
}
