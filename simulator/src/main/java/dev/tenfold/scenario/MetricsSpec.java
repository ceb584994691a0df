package dev.tenfold.scenario;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the services publish and how it is gathered: what a query in PromQL and an alarm of CloudWatch find.
 *
 * @param scrape {@code scrape_interval}
 * @param scrapeOffset when everything is first scraped; each target at its own time by chance if left out
 * @param lag from a scrape to the instant at which queries see it
 * @param presets whose metrics are published
 * @param namespace Kubernetes namespace of the services
 * @param labels more labels of every series
 * @param rename other names of metrics and labels
 * @param buckets upper bounds of all latency histograms, seconds; each preset's own if left out
 * @param pods up to so many pods of a service have series of their own
 * @param series further metrics
 * @param cloudWatch how CloudWatch gathers
 * @param promql major version of the Prometheus that Tenfold imitates; a real one answers as it is
 */
@Meaning("What the services publish, and how Prometheus and CloudWatch gather it.")
public record MetricsSpec(
        @Meaning("How often Prometheus scrapes.") @Default("15s")
        Duration scrape,

        @Meaning("When everything is first scraped; each target at its own time by chance if left out.")
        Optional<Duration> scrapeOffset,

        @Meaning("From a scrape to the instant at which queries see it.") @Default("0s")
        Duration lag,

        @Meaning("Whose metrics are published.")
        @Default("[kubernetes, micrometer, prometheus-client, istio, nginx-ingress, queue, cloudwatch]")
        List<Preset> presets,

        @Meaning("Kubernetes namespace of the services.") @Default("default")
        String namespace,

        @Meaning("More labels of every series; {service} stands for the service's name, empty takes a label away.")
        @Default("{}")
        Map<String, String> labels,

        @Meaning("Other names of metrics and labels, such as http_requests_total: http_server_requests_total.")
        @Default("{}")
        Map<String, String> rename,

        @Meaning("Upper bounds of all latency histograms, seconds; each preset's own if left out.") @Default("[]")
        List<Double> buckets,

        @Meaning("Up to so many pods of a service have series of their own; of more, those born together share one.")
        @Default("100")
        int pods,

        @Meaning("Further metrics, by name.") @Default("{}") Map<String, SeriesSpec> series,

        @Meaning("How CloudWatch gathers.") @Default("{}") CloudWatchSpec cloudWatch,

        @Meaning("Major version of the Prometheus that answers queries: 3, or 2, whose windows hold both their ends.")
        @Default("3")
        int promql) {
    /** What holds where a scenario says nothing of metrics. */
    public static final MetricsSpec DEFAULTS = new MetricsSpec(
            Duration.ofSeconds(15),
            Optional.empty(),
            Duration.ZERO,
            List.of(Preset.values()),
            "default",
            Map.of(),
            Map.of(),
            List.of(),
            100,
            Map.of(),
            new CloudWatchSpec(Duration.ofMinutes(5), Duration.ofMinutes(1), Duration.ofMinutes(1)),
            3);

    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";

    public MetricsSpec {
        Spelled.requirePositive("scrape", scrape);
        Spelled.requireNotNegative("lag", lag);
        scrapeOffset.ifPresent(offset -> Spelled.requireNotNegative("scrapeOffset", offset));
        if (pods < 1 || pods > 10_000) {
            throw new IllegalArgumentException("pods must be 1..10000, was " + pods);
        }
        if (promql != 2 && promql != 3) {
            throw new IllegalArgumentException("promql must be 2 or 3, was " + promql);
        }
        for (int i = 0; i < buckets.size(); i++) {
            if (!(buckets.get(i) > (i == 0 ? 0 : buckets.get(i - 1)))
                    || buckets.get(i).isInfinite()) {
                throw new IllegalArgumentException("buckets must be > 0 and rise");
            }
        }
        requireNames("labels", labels.keySet());
        requireNames("rename", rename.keySet());
        requireNames("rename", rename.values());
        requireNames("series", series.keySet());
    }

    private static void requireNames(String component, Iterable<String> names) {
        for (String name : names) {
            if (!name.matches(NAME)) {
                throw new IllegalArgumentException(component + " must hold names of metrics or labels, was " + name);
            }
        }
    }

    /** Whose metrics are published. */
    @Meaning("Whose metrics are published.")
    public enum Preset {
        /** cAdvisor and kube-state-metrics. */
        KUBERNETES,
        /** Spring Boot with Micrometer: http_server_requests_seconds. */
        MICROMETER,
        /** The Prometheus client libraries: http_requests_total, http_request_duration_seconds. */
        PROMETHEUS_CLIENT,
        /** Istio's sidecars: istio_requests_total. */
        ISTIO,
        /** The NGINX ingress controller, before the service where users come in. */
        NGINX_INGRESS,
        /** RabbitMQ's and Kafka's exporters, and queue_messages. */
        QUEUE,
        /** AWS: EC2, ApplicationELB, ECS, SQS, AutoScaling. */
        CLOUDWATCH
    }

    /**
     * A metric of the user's own.
     *
     * @param service the service that it tells about
     * @param measure what it tells
     * @param type how; by its name if left out
     * @param perReplica whether each replica publishes its share
     * @param scale multiplies the value
     * @param labels its labels beside those of its target
     */
    @Meaning("A metric of any name that Prometheus scrapes, fed from the model.")
    public record SeriesSpec(
            @Meaning("The service that it tells about.") String service,
            @Meaning("What it tells.") SignalSpec.Measure measure,

            @Meaning("How; a counter if its name ends in _total, _count or _sum, a gauge otherwise.")
            Optional<Type> type,

            @Meaning("Whether each replica publishes its share, rather than one target the whole.") @Default("false")
            boolean perReplica,

            @Meaning("Multiplies the value, to get the unit that the policy means.") @Default("x1")
            Factor scale,

            @Meaning("Its labels beside those of its target.") @Default("{}")
            Map<String, String> labels) {
        public SeriesSpec {
            requireNames("labels", labels.keySet());
            boolean level = !measure.counted();
            if (level && type.isPresent() && type.get() == Type.COUNTER) {
                throw new IllegalArgumentException("type must be gauge where the measure cannot be counted");
            }
        }

        /** Whether it only ever rises; {@code name} decides if the author did not. */
        public boolean counter(String name) {
            boolean bySuffix = name.endsWith("_total") || name.endsWith("_count") || name.endsWith("_sum");
            return measure.counted() && type.map(Type.COUNTER::equals).orElse(bySuffix);
        }
    }

    /** How a metric tells what it measures. */
    @Meaning("How a metric tells what it measures.")
    public enum Type {
        /** How much since the process began. */
        COUNTER,
        /** How much now, or per second since the last scrape. */
        GAUGE
    }

    /**
     * How CloudWatch gathers.
     *
     * @param instances how often EC2 instances report; 5 min with basic monitoring, 1 min with detailed
     * @param services how often everything else reports
     * @param delay from the end of a period to the instant at which alarms see it; AWS states none, a minute is usual
     */
    @Meaning("How CloudWatch gathers.")
    public record CloudWatchSpec(
            @Meaning("How often EC2 instances report: 5m is basic monitoring, 1m detailed.") @Default("5m")
            Duration instances,

            @Meaning("How often everything else reports.") @Default("1m")
            Duration services,

            @Meaning("From the end of a period to the instant at which alarms see it.") @Default("1m")
            Duration delay) {
        public CloudWatchSpec {
            requireResolution("instances", instances);
            requireResolution("services", services);
            Spelled.requireNotNegative("delay", delay);
        }

        private static void requireResolution(String name, Duration period) {
            long seconds = period.toSeconds();
            boolean whole = period.equals(Duration.ofSeconds(seconds));
            boolean high = seconds == 1 || seconds == 5 || seconds == 10 || seconds == 20 || seconds == 30;
            if (!whole || !high && (seconds < 60 || seconds % 60 != 0)) {
                throw new IllegalArgumentException(
                        name + " must be 1s, 5s, 10s, 20s, 30s or whole minutes, was " + Spelled.time(period));
            }
        }
    }
}
