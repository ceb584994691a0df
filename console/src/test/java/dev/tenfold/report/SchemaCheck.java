package dev.tenfold.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * As much of JSON Schema 2020-12 as the schemas in {@code docs} use: type, const, enum, properties, required,
 * additionalProperties, minProperties, maxProperties, items, oneOf, $ref to #/$defs, minimum, maximum, pattern. A
 * keyword it does not know is a problem too, so that a schema cannot come to say more than is checked.
 */
final class SchemaCheck {

    private static final Set<String> SILENT = Set.of("$schema", "$id", "$defs", "title", "description", "default");

    private final JsonNode root;
    private final List<String> problems = new ArrayList<>();

    SchemaCheck(JsonNode schema) {
        this.root = schema;
    }

    List<String> problems(JsonNode value) {
        check(root, value, "$");
        return problems;
    }

    private void check(JsonNode schema, JsonNode value, String path) {
        schema.fieldNames().forEachRemaining(keyword -> {
            JsonNode wanted = schema.get(keyword);
            if (!SILENT.contains(keyword) && !holds(keyword, wanted, schema, value, path)) {
                problems.add(path + " breaks " + keyword + " " + wanted + ", was " + value.toString());
            }
        });
    }

    private boolean holds(String keyword, JsonNode wanted, JsonNode schema, JsonNode value, String path) {
        switch (keyword) {
            case "$ref":
                check(root.at(wanted.asText().substring(1)), value, path);
                return true;
            case "type":
                return wanted.isArray() ? contains(wanted, value) : isType(wanted.asText(), value);
            case "const":
                return wanted.equals(value);
            case "enum":
                return elements(wanted).contains(value);
            case "minimum":
                return !value.isNumber() || value.asDouble() >= wanted.asDouble();
            case "maximum":
                return !value.isNumber() || value.asDouble() <= wanted.asDouble();
            case "pattern":
                return !value.isTextual()
                        || Pattern.compile(wanted.asText())
                                .matcher(value.asText())
                                .find();
            case "required":
                return elements(wanted).stream().allMatch(name -> value.has(name.asText()));
            case "properties":
                value.fieldNames().forEachRemaining(name -> {
                    if (wanted.has(name)) {
                        check(wanted.get(name), value.get(name), path + "." + name);
                    }
                });
                return true;
            case "additionalProperties":
                return additional(wanted, schema, value, path);
            case "minProperties":
                return !value.isObject() || value.size() >= wanted.asInt();
            case "maxProperties":
                return !value.isObject() || value.size() <= wanted.asInt();
            case "oneOf":
                return elements(wanted).stream()
                                .filter(choice ->
                                        problemsOf(choice, value, path).isEmpty())
                                .count()
                        == 1;
            case "items":
                for (int i = 0; i < value.size(); i++) {
                    check(wanted, value.get(i), path + "[" + i + "]");
                }
                return true;
            default:
                return false;
        }
    }

    private List<String> problemsOf(JsonNode choice, JsonNode value, String path) {
        SchemaCheck alone = new SchemaCheck(root);
        alone.check(choice, value, path);
        return alone.problems;
    }

    private boolean additional(JsonNode wanted, JsonNode schema, JsonNode value, String path) {
        Set<String> names = new TreeSet<>();
        value.fieldNames().forEachRemaining(names::add);
        schema.path("properties").fieldNames().forEachRemaining(names::remove);
        if (wanted.isBoolean()) {
            return wanted.asBoolean() || names.isEmpty();
        }
        names.forEach(name -> check(wanted, value.get(name), path + "." + name));
        return true;
    }

    private boolean contains(JsonNode types, JsonNode value) {
        return elements(types).stream().anyMatch(type -> isType(type.asText(), value));
    }

    private static boolean isType(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "number" -> value.isNumber();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> throw new IllegalArgumentException("unknown type " + type);
        };
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }
}
