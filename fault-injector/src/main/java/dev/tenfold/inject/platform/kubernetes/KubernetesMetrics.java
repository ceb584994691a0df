package dev.tenfold.inject.platform.kubernetes;

import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.platform.OnAir;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The metrics APIs of Kubernetes and their discovery, to be registered as API services of a cluster, so that its own
 * horizontal pod autoscaler reads a game day.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/extend-kubernetes/configure-aggregation-layer/">Aggregation layer</a>
 */
public final class KubernetesMetrics {
    private final List<ApiGroup> groups;

    /**
     * @param snapshots what is on air
     * @param window over which CPU usage is averaged, as told to the autoscaler; metrics-server's default is 15 s
     */
    public KubernetesMetrics(Supplier<List<Snapshot>> snapshots, Duration window) {
        OnAir onAir = new OnAir(snapshots);
        groups = List.of(new CustomMetrics(onAir), new ExternalMetrics(onAir), new ResourceMetrics(onAir, window));
    }

    /** Mounts {@code /apis}, {@code /api}, {@code /openapi}, {@code /version} and the probes of an API server. */
    public void mount(Router router) {
        Asked.mount(router, "/apis", this::groups);
        for (ApiGroup group : groups) {
            mount(router, group);
        }
        Asked.mount(router, "/apis/*", asked -> {
            throw Refusal.noSuchPath();
        });
        Asked.mount(
                router,
                "/api",
                asked -> Reply.send(
                        asked.context(),
                        new JsonObject().put("kind", "APIVersions").put("versions", new JsonArray()),
                        version -> discovery(version, List.of())));
        Asked.mount(router, "/openapi/v2", asked -> Reply.send(asked.context(), openApi()));
        Asked.mount(
                router,
                "/openapi/v3",
                asked -> Reply.send(asked.context(), new JsonObject().put("paths", new JsonObject())));
        Asked.mount(router, "/version", asked -> Reply.send(asked.context(), version()));
        for (String probe : List.of("/healthz", "/readyz", "/livez")) {
            Asked.mount(
                    router,
                    probe,
                    asked -> asked.context()
                            .response()
                            .putHeader("Content-Type", "text/plain; charset=utf-8")
                            .end("ok"));
        }
    }

    private void mount(Router router, ApiGroup group) {
        String root = "/apis/" + group.name();
        Asked.mount(
                router,
                root,
                asked -> Reply.send(
                        asked.context(),
                        new JsonObject()
                                .put("kind", "APIGroup")
                                .put("apiVersion", "v1")
                                .mergeIn(group.group())));
        for (String version : group.versions()) {
            Asked.mount(router, root + "/" + version, asked -> Reply.send(asked.context(), group.resources(version)));
        }
        group.mount(router);
    }

    private void groups(Asked asked) {
        JsonArray all = new JsonArray();
        groups.forEach(group -> all.add(group.group()));
        JsonObject legacy = new JsonObject()
                .put("kind", "APIGroupList")
                .put("apiVersion", "v1")
                .put("groups", all);
        Reply.send(asked.context(), legacy, version -> discovery(version, groups));
    }

    private static JsonObject discovery(String version, List<ApiGroup> groups) {
        JsonArray items = new JsonArray();
        groups.forEach(group -> items.add(group.aggregated()));
        return Lists.of("APIGroupDiscoveryList", "apidiscovery.k8s.io/" + version, items);
    }

    private static JsonObject openApi() {
        return new JsonObject()
                .put("swagger", "2.0")
                .put("info", new JsonObject().put("title", "Tenfold").put("version", "v1"))
                .put("paths", new JsonObject());
    }

    /** The version of the API conventions that are kept, for clients that ask before anything else. */
    private static JsonObject version() {
        return new JsonObject().put("major", "1").put("minor", "31").put("gitVersion", "v1.31.0+tenfold");
    }
}
