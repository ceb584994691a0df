package dev.tenfold.inject.platform.kubernetes;

import dev.tenfold.inject.PodUsage;
import dev.tenfold.inject.platform.OnAir;
import dev.tenfold.metric.FloatText;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * CPU and memory of pods, as metrics-server tells them. It has no nodes: the model's nodes have no name in a real
 * cluster, and their list is empty.
 *
 * @see <a href="https://github.com/kubernetes-sigs/metrics-server">metrics-server</a>
 */
final class ResourceMetrics implements ApiGroup {
    private static final String VERSION = "v1beta1";
    private static final String GROUP_VERSION = "metrics.k8s.io/" + VERSION;
    private static final String ROOT = "/apis/" + GROUP_VERSION;
    private static final List<String> VERBS = List.of("get", "list");

    private final OnAir onAir;
    private final Duration window;

    /** @param window over which usage is averaged */
    ResourceMetrics(OnAir onAir, Duration window) {
        this.onAir = onAir;
        this.window = window;
    }

    @Override
    public String name() {
        return "metrics.k8s.io";
    }

    @Override
    public List<String> versions() {
        return List.of(VERSION);
    }

    @Override
    public List<Resource> resources() {
        return List.of(
                new Resource("nodes", false, "NodeMetrics", VERBS), new Resource("pods", true, "PodMetrics", VERBS));
    }

    @Override
    public void mount(Router router) {
        Asked.mount(router, ROOT + "/pods", this::list);
        Asked.mount(router, ROOT + "/namespaces/:namespace/pods", this::list);
        Asked.mount(router, ROOT + "/namespaces/:namespace/pods/:name", this::pod);
        Asked.mount(router, ROOT + "/nodes", asked -> {
            asked.selector("labelSelector");
            JsonObject none = Lists.of("NodeMetricsList", GROUP_VERSION, new JsonArray());
            Reply.send(asked.context(), none, Message.NODE_METRICS.list());
        });
        Asked.mount(router, ROOT + "/nodes/:name", asked -> {
            throw Refusal.notFound("nodemetrics.metrics.k8s.io \"" + asked.path("name") + "\" not found");
        });
    }

    private void list(Asked asked) {
        LabelSelector labels = asked.selector("labelSelector");
        LabelSelector fields = asked.selector("fieldSelector");
        Map<String, JsonObject> found = new TreeMap<>();
        onAir.forEachPod((at, pod) -> {
            boolean here = asked.namespace().map(pod.namespace()::equals).orElse(true);
            if (here && labels.matches(pod.labels()::get) && fields.matches(name -> field(pod, name))) {
                found.put(pod.namespace() + "/" + pod.pod(), metrics(at, pod));
            }
        });
        JsonArray items = new JsonArray(List.copyOf(found.values()));
        Reply.send(asked.context(), Lists.of("PodMetricsList", GROUP_VERSION, items), Message.POD_METRICS.list());
    }

    private static String field(PodUsage pod, String name) {
        return switch (name) {
            case "metadata.name" -> pod.pod();
            case "metadata.namespace" -> pod.namespace();
            default -> throw Refusal.badRequest("field label not supported: " + name);
        };
    }

    private void pod(Asked asked) {
        String namespace = asked.path("namespace");
        String name = asked.path("name");
        JsonObject[] found = new JsonObject[1];
        onAir.forEachPod((at, pod) -> {
            if (pod.namespace().equals(namespace) && pod.pod().equals(name)) {
                found[0] = metrics(at, pod);
            }
        });
        if (found[0] == null) {
            throw Refusal.notFound("podmetrics.metrics.k8s.io \"" + namespace + "/" + name + "\" not found");
        }
        JsonObject object = new JsonObject().put("kind", "PodMetrics").put("apiVersion", GROUP_VERSION);
        Reply.send(asked.context(), object.mergeIn(found[0]), Message.POD_METRICS);
    }

    private JsonObject metrics(Instant at, PodUsage pod) {
        String time = Asked.time(at);
        JsonObject labels = new JsonObject();
        new TreeMap<>(pod.labels()).forEach(labels::put);
        JsonObject usage = new JsonObject()
                .put("cpu", Quantities.cores(pod.cores()))
                .put("memory", Quantities.bytes(pod.memoryBytes()));
        JsonObject metadata = new JsonObject()
                .put("name", pod.pod())
                .put("namespace", pod.namespace())
                .put("creationTimestamp", time)
                .put("labels", labels);
        return new JsonObject()
                .put("metadata", metadata)
                .put("timestamp", time)
                .put("window", FloatText.shortest(window.toNanos() / 1e9) + "s")
                .put(
                        "containers",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("name", pod.container())
                                        .put("usage", usage)));
    }
}
