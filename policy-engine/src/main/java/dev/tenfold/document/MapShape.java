package dev.tenfold.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Values of one shape under names that the user chooses. */
record MapShape(Shape item) implements Shape {
    @Override
    public Optional<Object> read(Node node, Path path, Reading reading) {
        if (!(node instanceof Mapping mapping)) {
            reading.problem(path, "must be " + spelling(), node.shown());
            return Optional.empty();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> {
            Place place = entry.value() instanceof Scalar scalar ? scalar.place() : entry.place();
            reading.read(item, entry.value(), place, path.key(key)).ifPresent(value -> values.put(key, value));
        });
        boolean all = values.size() == mapping.entries().size();
        return all ? Optional.of(Collections.unmodifiableMap(values)) : Optional.empty();
    }

    @Override
    public String spelling() {
        return "a mapping of names";
    }

    @Override
    public Map<String, Object> schema(JsonSchema schema) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "object");
        json.put("additionalProperties", item.schema(schema));
        return json;
    }

    @Override
    public List<Object> standIns() {
        return List.of(Map.of());
    }

    @Override
    public Stream<Shape> parts() {
        return Stream.of(item);
    }
}
