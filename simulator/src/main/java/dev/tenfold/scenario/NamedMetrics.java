package dev.tenfold.scenario;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a scenario has the metrics from that policies of clouds read by name.
 *
 * @param scenario what it is looked for in
 */
public record NamedMetrics(Scenario scenario) {
    private static final List<String> OF_QUEUES = List.of("message", "queue", "backlog", "lag");

    /**
     * A metric that the scenario feeds under a name of the user's own: a signal, or one of {@code metrics.series}. The
     * last part of a name with slashes will do.
     */
    public Optional<SignalSpec> fed(String metric) {
        String last = metric.substring(metric.lastIndexOf('/') + 1);
        Map<String, SignalSpec> signals = scenario.signals();
        Map<String, MetricsSpec.SeriesSpec> series = scenario.metrics().series();
        for (String name : List.of(metric, last)) {
            if (signals.containsKey(name)) {
                return Optional.of(signals.get(name));
            }
            if (series.containsKey(name)) {
                MetricsSpec.SeriesSpec own = series.get(name);
                return Optional.of(new SignalSpec(own.service(), own.measure(), own.scale()));
            }
        }
        return Optional.empty();
    }

    /**
     * The queue whose messages a metric counts: one that the text beside it names, or else the one that the target
     * consumes.
     *
     * @param metric such as {@code pubsub.googleapis.com/subscription/num_undelivered_messages}
     * @param beside what says whose, such as a filter or the path of a resource
     * @param target the service that the policy scales
     * @return its key; empty if the metric counts no messages, or there is no such queue
     */
    public Optional<String> queue(String metric, String beside, String target) {
        String lower = metric.toLowerCase(Locale.ROOT);
        if (OF_QUEUES.stream().noneMatch(lower::contains)) {
            return Optional.empty();
        }
        for (String word : beside.split("[^\\w.-]+")) {
            Optional<String> named = scenario.queueCalled(word);
            if (named.isPresent()) {
                return named;
            }
        }
        return Optional.ofNullable(scenario.services().get(target)).flatMap(ServiceSpec::consumes);
    }

    /** Whether the scenario has a metric at all. */
    public boolean has(String metric, String beside, String target) {
        return fed(metric).isPresent() || queue(metric, beside, target).isPresent();
    }
}
