package dev.tenfold.inject.platform.kubernetes;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What discovery tells of a resource.
 *
 * @param name such as {@code pods}, or {@code pods/http_requests} where the metric is a subresource
 * @param namespaced whether it lives in namespaces
 * @param kind of what is answered
 * @param verbs that it knows
 */
record Resource(String name, boolean namespaced, String kind, List<String> verbs) {
    Resource {
        verbs = List.copyOf(verbs);
    }

    /** As {@code APIResourceList} has it. */
    JsonObject legacy() {
        return new JsonObject()
                .put("name", name)
                .put("singularName", "")
                .put("namespaced", namespaced)
                .put("kind", kind)
                .put("verbs", new JsonArray(verbs));
    }

    /** The resource of which it is a subresource; itself if it is none. */
    String parent() {
        return name.replaceFirst("/.*", "");
    }

    boolean subresource() {
        return name.indexOf('/') >= 0;
    }

    /** As {@code APIGroupDiscoveryList} has it; of a subresource, within its parent. */
    JsonObject aggregated(String group, String version) {
        JsonObject told = new JsonObject();
        if (subresource()) {
            told.put("subresource", name.substring(name.indexOf('/') + 1));
        } else {
            told.put("resource", name).put("scope", scope()).put("singularResource", "");
        }
        return told.put(
                        "responseKind",
                        new JsonObject()
                                .put("group", group)
                                .put("version", version)
                                .put("kind", kind))
                .put("verbs", new JsonArray(verbs));
    }

    /** A parent that is nothing by itself. */
    JsonObject aggregatedParent() {
        return new JsonObject()
                .put("resource", parent())
                .put("scope", scope())
                .put("singularResource", "")
                .put("verbs", new JsonArray())
                .put("subresources", new JsonArray());
    }

    private String scope() {
        return namespaced ? "Namespaced" : "Cluster";
    }
}
