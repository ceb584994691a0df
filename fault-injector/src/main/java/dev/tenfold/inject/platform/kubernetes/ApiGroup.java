package dev.tenfold.inject.platform.kubernetes;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A group of APIs, such as {@code metrics.k8s.io}. */
interface ApiGroup {
    /** Its name. */
    String name();

    /** Its versions, the preferred one first. */
    List<String> versions();

    /** What can be asked now; the same in all versions. */
    List<Resource> resources();

    /** Mounts its requests. */
    void mount(Router router);

    /** {@code APIGroup}, without kind and version. */
    default JsonObject group() {
        JsonArray all = new JsonArray();
        versions().forEach(version -> all.add(version(version)));
        return new JsonObject()
                .put("name", name())
                .put("versions", all)
                .put("preferredVersion", version(versions().get(0)));
    }

    private JsonObject version(String version) {
        return new JsonObject().put("groupVersion", name() + "/" + version).put("version", version);
    }

    /** {@code APIResourceList}. */
    default JsonObject resources(String version) {
        JsonArray all = new JsonArray();
        resources().forEach(resource -> all.add(resource.legacy()));
        return new JsonObject()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", name() + "/" + version)
                .put("resources", all);
    }

    /** Item of {@code APIGroupDiscoveryList}. */
    default JsonObject aggregated() {
        List<Resource> resources = resources();
        JsonArray all = new JsonArray();
        for (String version : versions()) {
            all.add(new JsonObject()
                    .put("version", version)
                    .put("resources", aggregated(resources, version))
                    .put("freshness", "Current"));
        }
        return new JsonObject()
                .put("metadata", new JsonObject().put("name", name()))
                .put("versions", all);
    }

    private JsonArray aggregated(List<Resource> resources, String version) {
        Map<String, JsonObject> parents = new TreeMap<>();
        for (Resource resource : resources) {
            JsonObject told = resource.aggregated(name(), version);
            if (resource.subresource()) {
                parents.computeIfAbsent(resource.parent(), parent -> resource.aggregatedParent())
                        .getJsonArray("subresources")
                        .add(told);
            } else {
                parents.put(resource.name(), told);
            }
        }
        return new JsonArray(List.copyOf(parents.values()));
    }
}
