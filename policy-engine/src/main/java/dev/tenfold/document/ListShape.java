package dev.tenfold.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A list of values of one shape. */
record ListShape(Shape item) implements Shape {
    @Override
    public Optional<Object> read(Node node, Path path, Reading reading) {
        if (!(node instanceof Sequence sequence)) {
            String hint =
                    node instanceof Mapping ? "a `- ` before each item" : "brackets around it: [" + node.shown() + "]";
            reading.problem(
                    path, "must be " + spelling(), node.shown(), node.shown().equals("nothing") ? "[]" : hint);
            return Optional.empty();
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < sequence.items().size(); i++) {
            Node child = sequence.items().get(i);
            reading.read(item, child, child.place(), path.item(i)).ifPresent(values::add);
        }
        return values.size() == sequence.items().size() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    @Override
    public String spelling() {
        return "a list";
    }

    @Override
    public Map<String, Object> schema(JsonSchema schema) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", "array");
        json.put("items", item.schema(schema));
        return json;
    }

    @Override
    public List<Object> standIns() {
        return List.of(List.of());
    }

    @Override
    public Stream<Shape> parts() {
        return Stream.of(item);
    }
}
