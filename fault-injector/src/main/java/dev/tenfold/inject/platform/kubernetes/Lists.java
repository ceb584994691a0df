package dev.tenfold.inject.platform.kubernetes;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Lists as Kubernetes tells them. */
final class Lists {
    private Lists() {}

    static JsonObject of(String kind, String groupVersion, JsonArray items) {
        return new JsonObject()
                .put("kind", kind)
                .put("apiVersion", groupVersion)
                .put("metadata", new JsonObject())
                .put("items", items);
    }
}
