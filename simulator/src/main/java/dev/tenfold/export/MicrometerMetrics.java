package dev.tenfold.export;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A service with Micrometer's metrics of HTTP servers, as Spring Boot publishes them. The maximum is that of the time
 * since the last scrape, where Micrometer lets it fade over two minutes.
 *
 * @see <a href="https://docs.spring.io/spring-boot/reference/actuator/metrics.html">Spring Boot: metrics</a>
 */
final class MicrometerMetrics implements Exporter {
    private static final String REQUESTS = "http_server_requests_seconds";

    private final List<Double> buckets;
    private final Function<String, List<Endpoint>> endpoints;

    /**
     * @param buckets bounds, seconds; Micrometer's own if empty
     * @param endpoints what is asked of a service
     */
    MicrometerMetrics(List<Double> buckets, Function<String, List<Endpoint>> endpoints) {
        this.buckets = buckets;
        this.endpoints = endpoints;
    }

    @Override
    public void declare(Publisher publisher) {
        Families<PodGroup> pods = publisher.ofPods();
        for (Endpoint endpoint : endpoints.apply(publisher.service().name())) {
            Function<Outcome, Map<String, String>> labels = outcome -> Map.of(
                    "method", "GET",
                    "uri", endpoint.path(),
                    "status", outcome.code(),
                    "outcome", outcome.group(),
                    "exception", "none");
            pods.histogram(Job.SERVICE, REQUESTS, Ladder.MICROMETER.orElse(buckets), endpoint.share(), labels);
            if (pods.wants(REQUESTS + "_max")) {
                publisher.latencies().wantLongest();
                pods.add(
                        Job.SERVICE,
                        REQUESTS + "_max",
                        labels.apply(Outcome.SUCCESS),
                        (pod, now) -> pod.traffic().perSecond() > 0
                                ? publisher.latencies().longest()
                                : 0);
            }
        }
        pods.add(Job.SERVICE, "process_cpu_usage", Map.of(), (pod, now) -> Math.min(1, pod.cpuRatio()));
        pods.add(Job.SERVICE, "system_cpu_usage", Map.of(), (pod, now) -> Math.min(1, pod.cpuRatio()));
        pods.add(Job.SERVICE, "process_uptime_seconds", Map.of(), (pod, now) -> (now - pod.runningNanos()) / 1e9);
        double slots = publisher.service().work().slots();
        if (slots < Double.POSITIVE_INFINITY) {
            pods.add(Job.SERVICE, "tomcat_threads_config_max_threads", Map.of(), (pod, now) -> slots * pod.weight());
            pods.add(
                    Job.SERVICE,
                    "tomcat_threads_busy_threads",
                    Map.of(),
                    (pod, now) -> Math.min(slots, pod.requestsInside()) * pod.weight());
        }
    }
}
