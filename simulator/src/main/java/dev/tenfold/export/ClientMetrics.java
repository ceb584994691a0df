package dev.tenfold.export;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A service with a Prometheus client library and the usual names of its HTTP middleware.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/writing_clientlibs/#standard-and-runtime-collectors">Standard
 *     collectors</a>
 * @see <a href="https://pkg.go.dev/github.com/prometheus/client_golang/prometheus/promhttp">promhttp</a>
 */
final class ClientMetrics implements Exporter {
    private final long epochMillis;
    private final List<Double> buckets;
    private final Function<String, List<Endpoint>> endpoints;

    /**
     * @param epochMillis when the rehearsal starts
     * @param buckets bounds, seconds; the client libraries' own if empty
     * @param endpoints what is asked of a service
     */
    ClientMetrics(long epochMillis, List<Double> buckets, Function<String, List<Endpoint>> endpoints) {
        this.epochMillis = epochMillis;
        this.buckets = buckets;
        this.endpoints = endpoints;
    }

    @Override
    public void declare(Publisher publisher) {
        Families<PodGroup> pods = publisher.ofPods();
        for (Endpoint endpoint : endpoints.apply(publisher.service().name())) {
            Function<Outcome, Map<String, String>> labels =
                    outcome -> Map.of("method", "get", "handler", endpoint.path(), "code", outcome.code());
            pods.counter(Job.SERVICE, "http_requests_total", endpoint.share(), labels);
            Ladder ladder = Ladder.CLIENT.orElse(buckets);
            pods.histogram(Job.SERVICE, "http_request_duration_seconds", ladder, endpoint.share(), labels);
        }
        pods.add(Job.SERVICE, "http_requests_in_flight", Map.of(), (pod, now) -> pod.requestsInside() * pod.weight());
        pods.add(Job.SERVICE, "process_cpu_seconds_total", Map.of(), (pod, now) -> pod.cpuSeconds());
        pods.add(Job.SERVICE, "process_resident_memory_bytes", Map.of(), (pod, now) -> pod.memoryBytes());
        pods.add(
                Job.SERVICE,
                "process_start_time_seconds",
                Map.of(),
                (pod, now) -> epochMillis / 1e3 + pod.runningNanos() / 1e9);
    }
}
