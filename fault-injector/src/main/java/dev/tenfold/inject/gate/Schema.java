package dev.tenfold.inject.gate;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a JSON value must look like: the part of JSON Schema that Tenfold's OpenAPI documents use. A keyword that it
 * does not know it refuses when the document is read, so that no document promises what nobody checks.
 *
 * @see <a href="https://json-schema.org/draft/2020-12/json-schema-validation">JSON Schema 2020-12</a>
 */
final class Schema {
    private static final Set<String> KNOWN = Set.of(
            "$ref",
            "type",
            "enum",
            "const",
            "minimum",
            "exclusiveMinimum",
            "maximum",
            "minLength",
            "maxLength",
            "pattern",
            "items",
            "minItems",
            "maxItems",
            "properties",
            "required",
            "additionalProperties",
            "propertyNames",
            "maxProperties",
            "description",
            "title",
            "examples",
            "default",
            "format");

    /** How many complaints are told at once. */
    private static final int MOST = 100;

    private final JsonObject rules;
    private final Map<String, Schema> named;
    private final Map<String, Schema> properties = new TreeMap<>();
    private final Schema items;
    private final Schema others;
    private final Schema names;
    private final Pattern pattern;

    /**
     * Reads a schema.
     *
     * @param rules as in the document
     * @param named the document's schemas by {@code $ref}; may be filled later
     * @throws IllegalArgumentException on a keyword that is not checked here
     */
    Schema(JsonObject rules, Map<String, Schema> named) {
        for (String keyword : rules.fieldNames()) {
            if (!KNOWN.contains(keyword)) {
                throw new IllegalArgumentException("schema must not use " + keyword + ", which nobody checks");
            }
        }
        this.rules = rules;
        this.named = named;
        for (String name : rules.getJsonObject("properties", new JsonObject()).fieldNames()) {
            properties.put(name, new Schema(rules.getJsonObject("properties").getJsonObject(name), named));
        }
        this.items = part("items");
        this.others = part("additionalProperties");
        this.names = part("propertyNames");
        this.pattern = rules.containsKey("pattern") ? Pattern.compile(rules.getString("pattern")) : null;
    }

    private Schema part(String keyword) {
        return rules.getValue(keyword) instanceof JsonObject part ? new Schema(part, named) : null;
    }

    /** All that is wrong with a value, in the order of the value. */
    List<Complaint> complaints(Object value) {
        return complaints(value, "");
    }

    /** All that is wrong with a value that stands at a path. */
    List<Complaint> complaints(Object value, String path) {
        List<Complaint> found = new ArrayList<>();
        check(value, path, found);
        return found.size() > MOST ? List.copyOf(found.subList(0, MOST)) : found;
    }

    /** The rules as in the document, for those who make examples of it. */
    JsonObject rules() {
        return rules.containsKey("$ref") ? named.get(rules.getString("$ref")).rules() : rules;
    }

    private void check(Object value, String path, List<Complaint> found) {
        if (rules.containsKey("$ref")) {
            named.get(rules.getString("$ref")).check(value, path, found);
            return;
        }
        if (!JsonType.allows(rules.getValue("type"), value)) {
            found.add(
                    Complaint.about(path, "must be " + JsonType.named(rules.getValue("type")), JsonType.shown(value)));
            return;
        }
        if (rules.containsKey("enum") && !rules.getJsonArray("enum").contains(value)) {
            found.add(Complaint.about(path, "must be one of " + listed(rules.getJsonArray("enum")), value));
        }
        if (rules.containsKey("const") && !rules.getValue("const").equals(value)) {
            found.add(Complaint.about(path, "must be " + rules.getValue("const"), value));
        }
        if (value instanceof JsonObject object) {
            checkObject(object, path, found);
        } else if (value instanceof JsonArray array) {
            checkArray(array, path, found);
        } else if (value instanceof String text) {
            checkText(text, path, found);
        } else if (value instanceof Number number) {
            checkNumber(JsonType.exact(number), path, found);
        }
    }

    private void checkObject(JsonObject object, String path, List<Complaint> found) {
        for (Object name : rules.getJsonArray("required", new JsonArray())) {
            if (!object.containsKey((String) name)) {
                found.add(Complaint.about(within(path, (String) name), "must be given", null));
            }
        }
        if (object.size() > rules.getInteger("maxProperties", Integer.MAX_VALUE)) {
            found.add(Complaint.about(
                    path, "must have at most " + rules.getInteger("maxProperties") + " entries", object.size()));
            return;
        }
        for (String name : object.fieldNames()) {
            Schema property = properties.getOrDefault(name, others);
            if (names != null) names.check(name, within(path, name), found);
            if (property != null) {
                property.check(object.getValue(name), within(path, name), found);
            } else if (Boolean.FALSE.equals(rules.getValue("additionalProperties"))) {
                String known = String.join(", ", properties.keySet());
                found.add(new Complaint(
                        "", within(path, name), "is not known", "", known.isEmpty() ? "" : "one of " + known));
            }
        }
    }

    private void checkArray(JsonArray array, String path, List<Complaint> found) {
        if (array.size() < rules.getInteger("minItems", 0)) {
            found.add(Complaint.about(path, "must have at least " + rules.getInteger("minItems") + " entries", null));
        }
        if (array.size() > rules.getInteger("maxItems", Integer.MAX_VALUE)) {
            String rule = "must have at most " + rules.getInteger("maxItems") + " entries";
            found.add(Complaint.about(path, rule, array.size()));
            return;
        }
        for (int i = 0; items != null && i < array.size(); i++) {
            items.check(array.getValue(i), path + "[" + i + "]", found);
        }
    }

    private void checkText(String text, String path, List<Complaint> found) {
        if (text.length() < rules.getInteger("minLength", 0)) {
            found.add(Complaint.about(path, "must not be empty", null));
        } else if (text.length() > rules.getInteger("maxLength", Integer.MAX_VALUE)) {
            String rule = "must have at most " + rules.getInteger("maxLength") + " characters";
            found.add(Complaint.about(path, rule, text.length()));
        } else if (pattern != null && !pattern.matcher(text).find()) {
            String example = rules.containsKey("examples")
                    ? "such as " + rules.getJsonArray("examples").getValue(0)
                    : "";
            found.add(new Complaint("", path, "must match " + pattern, text, example));
        }
    }

    private void checkNumber(BigDecimal number, String path, List<Complaint> found) {
        bound(number, "minimum", ">=", path, found);
        bound(number, "exclusiveMinimum", ">", path, found);
        bound(number, "maximum", "<=", path, found);
    }

    private void bound(BigDecimal number, String keyword, String sign, String path, List<Complaint> found) {
        if (!rules.containsKey(keyword)) return;
        int order = number.compareTo(JsonType.exact(rules.getNumber(keyword)));
        boolean holds = sign.equals(">=") ? order >= 0 : sign.equals(">") ? order > 0 : order <= 0;
        if (!holds) {
            found.add(Complaint.about(path, "must be " + sign + " " + rules.getValue(keyword), number));
        }
    }

    private static String within(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String listed(JsonArray values) {
        return String.join(", ", values.stream().map(String::valueOf).toList());
    }
}
