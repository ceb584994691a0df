package dev.tenfold.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A mesh: the sidecar of each replica reports as {@code destination}; what calls the service reports as {@code source}
 * and so knows also of requests that no replica saw.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/metrics/">Istio standard metrics</a>
 */
final class IstioMetrics implements Exporter {
    private final List<Double> buckets;
    private final Function<String, String> callers;
    private final String namespace;

    /**
     * @param buckets bounds, seconds; Envoy's own if empty
     * @param callers who calls a service, by the service's name
     * @param namespace of all services
     */
    IstioMetrics(List<Double> buckets, Function<String, String> callers, String namespace) {
        this.buckets = buckets;
        this.callers = callers;
        this.namespace = namespace;
    }

    @Override
    public void declare(Publisher publisher) {
        String name = publisher.service().name();
        declare(publisher.ofPods(), "destination", name);
        declare(publisher.ofService(), "source", name);
        publisher
                .ofPods()
                .add(Job.SIDECAR, "up", Map.of(), Life.DISCOVERED, (pod, now) -> pod.running(now) ? pod.weight() : 0);
    }

    private void declare(Families<?> families, String reporter, String service) {
        Function<Outcome, Map<String, String>> labels = outcome -> labels(outcome, reporter, service);
        Ladder ladder = Ladder.ENVOY.orElse(buckets);
        families.counter(Job.SIDECAR, "istio_requests_total", 1, labels);
        families.histogram(Job.SIDECAR, "istio_request_duration_milliseconds", ladder, 1, labels);
    }

    private Map<String, String> labels(Outcome outcome, String reporter, String service) {
        String caller = callers.apply(service);
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("reporter", reporter);
        labels.put("source_workload", caller);
        labels.put("source_app", caller);
        labels.put("source_workload_namespace", namespace);
        labels.put("destination_workload", service);
        labels.put("destination_app", service);
        labels.put("destination_workload_namespace", namespace);
        labels.put("destination_service_name", service);
        labels.put("destination_service_namespace", namespace);
        labels.put("destination_service", service + "." + namespace + ".svc.cluster.local");
        labels.put("request_protocol", "http");
        // Envoy writes 0 where the client went away before there was a response.
        labels.put("response_code", outcome == Outcome.CLIENT_CLOSED ? "0" : outcome.code());
        labels.put("response_flags", flags(outcome));
        labels.put("connection_security_policy", reporter.equals("source") ? "unknown" : "mutual_tls");
        return labels;
    }

    /**
     * @see <a href="https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage">Envoy:
     *     response flags</a>
     */
    private static String flags(Outcome outcome) {
        return switch (outcome) {
            case CLIENT_CLOSED -> "DC";
            case UNAVAILABLE -> "UO";
            case SUCCESS, ERROR, BAD_GATEWAY -> "-";
        };
    }
}
