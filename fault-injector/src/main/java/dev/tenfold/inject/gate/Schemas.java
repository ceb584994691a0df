package dev.tenfold.inject.gate;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/** What the parts of an OpenAPI document share by reference. */
final class Schemas {
    private final JsonObject components;
    private final Map<String, Schema> named = new TreeMap<>();

    /**
     * Reads the shared schemas.
     *
     * @throws IllegalArgumentException if one uses a keyword that is not checked
     */
    Schemas(JsonObject components) {
        this.components = components;
        JsonObject schemas = components.getJsonObject("schemas", new JsonObject());
        for (String name : schemas.fieldNames()) {
            named.put("#/components/schemas/" + name, read(schemas.getJsonObject(name)));
        }
    }

    /** A schema as it stands somewhere in the document. */
    Schema read(JsonObject rules) {
        return new Schema(rules, named);
    }

    /** A parameter, or what its reference means. */
    JsonObject parameter(JsonObject given) {
        return shared("parameters", given);
    }

    /** A response, or what its reference means. */
    JsonObject response(JsonObject given) {
        return shared("responses", given);
    }

    private JsonObject shared(String kind, JsonObject given) {
        if (!given.containsKey("$ref")) return given;
        String name = given.getString("$ref").replace("#/components/" + kind + "/", "");
        JsonObject meant = components.getJsonObject(kind, new JsonObject()).getJsonObject(name);
        if (meant == null) {
            throw new IllegalArgumentException("the document must have " + given.getString("$ref"));
        }
        return meant;
    }
}
