package dev.tenfold.document;

import dev.tenfold.document.Mapping.Entry;
import dev.tenfold.spelling.Meaning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A mapping whose keys are the components of a record. */
record RecordShape(Class<?> type) implements Shape {
    /** Reflection is slow, and a record stands in many places. */
    private static final ClassValue<List<Component>> COMPONENTS = new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
        }
    };

    List<Component> components() {
        return COMPONENTS.get(type);
    }

    Optional<String> meaning() {
        return Optional.ofNullable(type.getAnnotation(Meaning.class)).map(Meaning::value);
    }

    @Override
    public Optional<Object> read(Node node, Path path, Reading reading) {
        return read(node, path, reading, Set.of());
    }

    /** Reads the record from a mapping that has further keys, which someone else reads. */
    Optional<Object> read(Node node, Path path, Reading reading, Set<String> further) {
        Node keys = node instanceof Scalar scalar && scalar.isNull() ? new Mapping(node.place(), "", Map.of()) : node;
        if (!(keys instanceof Mapping mapping)) {
            String only = components().size() == 1 && node instanceof Scalar
                    ? "`{" + components().get(0).key() + ": " + node.shown() + "}`"
                    : "";
            reading.problem(path, "must be " + spelling(), node.shown(), only);
            return Optional.empty();
        }
        List<String> known = Stream.concat(
                        further.stream(), components().stream().map(Component::key))
                .toList();
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                String rule = "is not known here: the keys are " + String.join(", ", known);
                String hint =
                        Names.nearest(key, known).map(name -> "`" + name + "`").orElse("");
                reading.problemAt(entry.place(), path.key(key), rule, "", hint);
            }
        });
        List<Argument> arguments = new ArrayList<>();
        for (Component component : components()) {
            arguments.add(argument(component, mapping, path, reading));
        }
        return new Construction(type, path, reading).of(arguments);
    }

    private Argument argument(Component component, Mapping mapping, Path path, Reading reading) {
        Path at = path.key(component.key());
        Entry entry = mapping.entries().get(component.key());
        if (entry != null) {
            Place place = entry.value() instanceof Scalar scalar ? scalar.place() : entry.place();
            Optional<Object> value = reading.read(component.shape(), entry.value(), place, at);
            return new Argument(
                    component, value.map(component::argument), entry.value().shown());
        }
        Place around = reading.places().get(path.text());
        if (component.defaultText().isPresent()) {
            int before = reading.defaulted().size();
            Optional<Object> value = reading.read(component.shape(), component.defaultNode(around), around, at);
            if (value.isEmpty()) {
                throw new IllegalStateException("@Default of " + type.getName() + "." + component.name() + " is wrong");
            }
            reading.defaulted(at, component.defaultText().get(), before);
            return new Argument(
                    component,
                    value.map(component::argument),
                    component.defaultText().get());
        }
        if (component.optional()) {
            return new Argument(component, Optional.of(Optional.empty()), "nothing");
        }
        reading.problemAt(
                around, at, "is missing: it must be " + component.shape().spelling(), "", "");
        return new Argument(component, Optional.empty(), "nothing");
    }

    @Override
    public String spelling() {
        return "a mapping with " + components().stream().map(Component::key).collect(Collectors.joining(", "));
    }

    @Override
    public Map<String, Object> schema(JsonSchema schema) {
        return schema.reference(type.getSimpleName(), type, () -> definition(schema, Map.of()));
    }

    /** The schema itself, with further properties before the components. */
    Map<String, Object> definition(JsonSchema schema, Map<String, Object> further) {
        Map<String, Object> json = new LinkedHashMap<>();
        meaning().ifPresent(sentence -> json.put("description", sentence));
        json.put("type", "object");
        Map<String, Object> properties = new LinkedHashMap<>(further);
        List<String> required = new ArrayList<>(further.keySet());
        for (Component component : components()) {
            properties.put(component.key(), schema.property(component));
            if (component.required()) {
                required.add(component.key());
            }
        }
        json.put("properties", properties);
        if (!required.isEmpty()) {
            json.put("required", required);
        }
        json.put("additionalProperties", false);
        return json;
    }

    @Override
    public List<Object> standIns() {
        return Construction.standIn(type, components());
    }

    @Override
    public Stream<Shape> parts() {
        return components().stream().map(Component::shape);
    }
}
