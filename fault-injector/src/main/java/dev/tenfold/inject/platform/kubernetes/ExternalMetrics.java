package dev.tenfold.inject.platform.kubernetes;

import dev.tenfold.inject.platform.Observed;
import dev.tenfold.inject.platform.OnAir;
import dev.tenfold.metric.Labels;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.Comparator;
import java.util.List;

/**
 * Every series as an external metric of its name: one value per series, with all of its labels, the marker included.
 * One that has a label {@code namespace} is told in that namespace alone, one without in all.
 */
final class ExternalMetrics implements ApiGroup {
    private static final String VERSION = "v1beta1";
    private static final String GROUP_VERSION = "external.metrics.k8s.io/" + VERSION;

    private final OnAir onAir;

    ExternalMetrics(OnAir onAir) {
        this.onAir = onAir;
    }

    @Override
    public String name() {
        return "external.metrics.k8s.io";
    }

    @Override
    public List<String> versions() {
        return List.of(VERSION);
    }

    @Override
    public List<Resource> resources() {
        return onAir.names().stream()
                .map(name -> new Resource(name, true, "ExternalMetricValueList", List.of("get")))
                .toList();
    }

    @Override
    public void mount(Router router) {
        Asked.mount(router, "/apis/" + GROUP_VERSION + "/namespaces/:namespace/:metric", this::values);
    }

    private void values(Asked asked) {
        String metric = asked.path("metric");
        String namespace = asked.path("namespace");
        LabelSelector selector = asked.selector("labelSelector");
        List<Observed> known = onAir.named(metric);
        if (known.isEmpty()) {
            throw Refusal.notFound("the server could not find the metric " + metric + " for any object");
        }
        JsonArray items = new JsonArray();
        known.stream()
                .filter(observed -> in(namespace, observed.labels()))
                .filter(observed -> selector.matches(name -> DescribedObjects.label(observed.labels(), name)))
                .sorted(Comparator.comparing(Observed::labels))
                .forEach(observed -> items.add(value(metric, observed)));
        JsonObject list = Lists.of("ExternalMetricValueList", GROUP_VERSION, items);
        Reply.send(asked.context(), list, Message.EXTERNAL.list());
    }

    private static boolean in(String namespace, Labels labels) {
        String own = labels.get("namespace");
        return own.isEmpty() || own.equals(namespace);
    }

    private static JsonObject value(String metric, Observed observed) {
        JsonObject labels = new JsonObject();
        observed.labels().withoutName().forEach(labels::put);
        return new JsonObject()
                .put("metricName", metric)
                .put("metricLabels", labels)
                .put("timestamp", Asked.time(observed.at()))
                .put("value", Quantities.value(observed.value()));
    }
}
