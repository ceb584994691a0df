package dev.tenfold.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The NGINX ingress controller before the service where users come in.
 *
 * @see <a href="https://kubernetes.github.io/ingress-nginx/user-guide/monitoring/">Its metrics</a>
 */
final class IngressMetrics implements Exporter {
    private final String entry;
    private final List<Double> buckets;
    private final List<Endpoint> endpoints;

    /**
     * @param entry the service where users come in
     * @param buckets bounds, seconds; the controller's own if empty
     * @param endpoints what is asked of it
     */
    IngressMetrics(String entry, List<Double> buckets, List<Endpoint> endpoints) {
        this.entry = entry;
        this.buckets = buckets;
        this.endpoints = endpoints;
    }

    @Override
    public void declare(Publisher publisher) {
        if (!publisher.service().name().equals(entry)) {
            return;
        }
        Families<Publisher> whole = publisher.ofService();
        Ladder ladder = Ladder.CLIENT.orElse(buckets);
        String stem = "nginx_ingress_controller_";
        for (Endpoint endpoint : endpoints) {
            Function<Outcome, Map<String, String>> labels = outcome -> labels(outcome, endpoint.path());
            whole.counter(Job.INGRESS, stem + "requests", endpoint.share(), labels);
            whole.histogram(Job.INGRESS, stem + "request_duration_seconds", ladder, endpoint.share(), labels);
            whole.histogram(Job.INGRESS, stem + "response_duration_seconds", ladder, endpoint.share(), labels);
        }
        whole.add(Job.INGRESS, "up", Map.of(), (service, now) -> 1);
    }

    private Map<String, String> labels(Outcome outcome, String path) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("ingress", entry);
        labels.put("service", entry);
        labels.put("host", entry + ".example");
        labels.put("path", path);
        labels.put("method", "GET");
        labels.put("status", outcome.code());
        labels.put("controller_class", "k8s.io/ingress-nginx");
        return labels;
    }
}
