package dev.tenfold.document;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The JSON Schema of a record, so that editors complete and check what users write. Written from the same records that
 * the reader binds, so the two cannot differ.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
 */
public final class JsonSchema {
    private final Map<String, Object> definitions = new TreeMap<>();
    private final Map<String, Class<?>> named = new TreeMap<>();

    private JsonSchema() {}

    /**
     * The schema as text, the same for the same record on every machine.
     *
     * @param root the record of a whole document
     * @param title what a document is called
     */
    public static String of(Class<? extends Record> root, String title) {
        JsonSchema schema = new JsonSchema();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.put("title", title);
        json.putAll(new RecordShape(root).definition(schema, Map.of()));
        if (!schema.definitions.isEmpty()) {
            json.put("$defs", schema.definitions);
        }
        return Json.write(json) + "\n";
    }

    /** A reference to a definition, which is written if it is not there yet. */
    Map<String, Object> reference(String name, Class<?> type, Supplier<Map<String, Object>> definition) {
        Class<?> other = named.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalStateException(other + " and " + type + " share a name");
        }
        if (other == null) {
            definitions.put(name, definition.get());
        }
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("$ref", "#/$defs/" + name);
        return reference;
    }

    /** The schema of a component: that of its shape, with its meaning and its default. */
    Map<String, Object> property(Component component) {
        Map<String, Object> json = new LinkedHashMap<>(component.shape().schema(this));
        component.meaning().ifPresent(sentence -> json.put("description", sentence));
        if (component.defaultText().isPresent()) {
            json.put("default", Json.of(component.defaultNode(new Place("@Default", 0))));
        }
        return json;
    }
}
