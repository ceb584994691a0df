package dev.tenfold.inject.gate;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes values that a schema allows, and spoils them. */
final class Sample {
    private final Random random;
    private final Schemas schemas;

    Sample(Random random, OpenApi document) {
        this.random = random;
        this.schemas = new Schemas(document.document().getJsonObject("components"));
    }

    /** A value that the schema allows, with some of what may be left out. */
    Object of(Schema schema) {
        return of(schema.rules());
    }

    private Object of(JsonObject given) {
        JsonObject rules = schemas.read(given).rules();
        if (rules.containsKey("const")) return rules.getValue("const");
        if (rules.containsKey("enum")) {
            JsonArray values = rules.getJsonArray("enum");
            return values.getValue(random.nextInt(values.size()));
        }
        if (rules.containsKey("examples")) return rules.getJsonArray("examples").getValue(0);
        return switch (rules.getString("type")) {
            case "object" -> object(rules);
            case "array" -> array(rules);
            case "string" -> "a".repeat(Math.max(1, rules.getInteger("minLength", 1)));
            case "boolean" -> true;
            default -> Math.max(1, rules.getInteger("minimum", 1));
        };
    }

    private JsonObject object(JsonObject rules) {
        JsonObject object = new JsonObject();
        JsonArray required = rules.getJsonArray("required", new JsonArray());
        JsonObject properties = rules.getJsonObject("properties", new JsonObject());
        for (String name : properties.fieldNames()) {
            if (required.contains(name) || random.nextInt(3) > 0) object.put(name, of(properties.getJsonObject(name)));
        }
        if (properties.isEmpty() && rules.getValue("additionalProperties") instanceof JsonObject others) {
            object.put("a", of(others));
        }
        return object;
    }

    private JsonArray array(JsonObject rules) {
        return new JsonArray().add(of(rules.getJsonObject("items")));
    }

    /** The same body, spoiled in one place, as text; each way of spoiling breaks the schema. */
    List<String> spoiled(Schema schema, JsonObject body) {
        List<String> all = new ArrayList<>();
        spoil(schema.rules(), body, body, all);
        String text = body.encode();
        for (int i = 0; i < 5; i++) all.add(text.substring(0, random.nextInt(text.length())));
        all.addAll(List.of(
                text + "}", "[" + text, "[]", "null", "17", "\"text\"", "nope", "{\"a\":1,}", "{'a':1}", "\u0000"));
        all.add("[".repeat(5000));
        all.add("{\"a\":".repeat(3000) + "1" + "}".repeat(3000));
        return all;
    }

    private void spoil(JsonObject given, JsonObject at, JsonObject whole, List<String> all) {
        JsonObject rules = schemas.read(given).rules();
        JsonObject properties = rules.getJsonObject("properties", new JsonObject());
        for (Object name : rules.getJsonArray("required", new JsonArray())) {
            Object kept = at.remove((String) name);
            all.add(whole.encode());
            at.put((String) name, kept);
        }
        if (Boolean.FALSE.equals(rules.getValue("additionalProperties"))) {
            at.put("unknown" + random.nextInt(9), "x");
            all.add(whole.encode());
            at.fieldNames().removeIf(name -> name.startsWith("unknown"));
        }
        for (String name : List.copyOf(at.fieldNames())) {
            if (!properties.containsKey(name)) continue;
            Object kept = at.getValue(name);
            replaced(properties.getJsonObject(name), kept).forEach(value -> {
                at.put(name, value);
                all.add(whole.encode().replace("\"@huge\"", "1e999"));
            });
            at.put(name, kept);
            if (kept instanceof JsonObject inner) spoil(properties.getJsonObject(name), inner, whole, all);
            if (kept instanceof JsonArray several && several.getValue(0) instanceof JsonObject inner) {
                spoil(schemas.read(properties.getJsonObject(name)).rules().getJsonObject("items"), inner, whole, all);
            }
        }
    }

    /** Values of other types, and some that are beyond all bounds. */
    private List<Object> replaced(JsonObject given, Object kept) {
        Schema schema = schemas.read(given);
        List<Object> values = new ArrayList<>();
        List<Object> wrong = new ArrayList<>(List.of(
                -1,
                Long.MAX_VALUE,
                new BigInteger("9".repeat(300)),
                1e300,
                true,
                "",
                "\u0000",
                "../../etc/passwd",
                "x".repeat(70_000),
                new JsonArray(),
                new JsonArray().add(1),
                new JsonObject(),
                new JsonObject().put("x", new JsonObject())));
        wrong.add(null);
        for (Object value : wrong) {
            if (!schema.complaints(value).isEmpty()) values.add(value);
        }
        if (kept instanceof Number) values.add("@huge");
        return values;
    }
}
