package dev.tenfold.document;

import dev.tenfold.spelling.Meaning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A mapping whose only key says which member of a sealed family its value is. */
record KeyShape(Class<?> type) implements Shape {
    Family family() {
        return Family.of(type);
    }

    @Override
    public Optional<Object> read(Node node, Path path, Reading reading) {
        if (!(node instanceof Mapping mapping) || mapping.entries().size() != 1) {
            String was = node instanceof Mapping mapping && !mapping.entries().isEmpty()
                    ? String.join(", ", mapping.entries().keySet())
                    : node.shown();
            reading.problem(path, "must be " + spelling(), was);
            return Optional.empty();
        }
        Family family = family();
        String name = mapping.entries().keySet().iterator().next();
        Mapping.Entry entry = mapping.entries().get(name);
        RecordShape member = family.members().get(name);
        if (member == null) {
            String rule = "is not known here: the keys are " + family.names();
            reading.problemAt(entry.place(), path.key(name), rule, "", family.guess(name));
            return Optional.empty();
        }
        return reading.read(member, entry.value(), entry.place(), path.key(name));
    }

    @Override
    public String spelling() {
        return "a mapping with one key of " + family().names();
    }

    @Override
    public Map<String, Object> schema(JsonSchema schema) {
        return schema.reference(type.getSimpleName(), type, () -> {
            Map<String, Object> json = new LinkedHashMap<>();
            Optional.ofNullable(type.getAnnotation(Meaning.class)).ifPresent(m -> json.put("description", m.value()));
            json.put("type", "object");
            Map<String, Object> properties = new LinkedHashMap<>();
            family().members().forEach((name, member) -> properties.put(name, member.schema(schema)));
            json.put("properties", properties);
            json.put("minProperties", 1);
            json.put("maxProperties", 1);
            json.put("additionalProperties", false);
            return json;
        });
    }

    @Override
    public List<Object> standIns() {
        return family().members().values().stream()
                .flatMap(member -> member.standIns().stream())
                .limit(1)
                .toList();
    }

    @Override
    public Stream<Shape> parts() {
        return family().members().values().stream().map(Shape.class::cast);
    }
}
