package dev.tenfold.document;

import dev.tenfold.spelling.Meaning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A mapping whose {@code kind} says which member of a sealed family it is. */
record KindShape(Class<?> type) implements Shape {
    private static final String KIND = "kind";

    Family family() {
        return Family.of(type);
    }

    @Override
    public Optional<Object> read(Node node, Path path, Reading reading) {
        Family family = family();
        if (!(node instanceof Mapping mapping)) {
            reading.problem(path, "must be " + spelling(), node.shown());
            return Optional.empty();
        }
        Optional<Node> kind = mapping.get(KIND);
        if (kind.isEmpty()) {
            Place around = reading.places().get(path.text());
            reading.problemAt(around, path.key(KIND), "is missing: it must be one of " + family.names(), "", "");
            return Optional.empty();
        }
        String name = kind.get() instanceof Scalar scalar ? scalar.text() : "";
        RecordShape member = family.members().get(name);
        if (member == null) {
            String rule = "must be one of " + family.names();
            reading.problemAt(
                    kind.get().place(), path.key(KIND), rule, kind.get().shown(), family.guess(name));
            return Optional.empty();
        }
        return member.read(mapping, path, reading, Set.of(KIND));
    }

    @Override
    public String spelling() {
        return "a mapping with a kind: one of " + family().names();
    }

    @Override
    public Map<String, Object> schema(JsonSchema schema) {
        return schema.reference(type.getSimpleName(), type, () -> {
            Map<String, Object> json = new LinkedHashMap<>();
            Optional.ofNullable(type.getAnnotation(Meaning.class)).ifPresent(m -> json.put("description", m.value()));
            List<Object> members = new ArrayList<>();
            family().members()
                    .forEach((name, member) -> members.add(schema.reference(
                            type.getSimpleName() + "." + name,
                            member.type(),
                            () -> member.definition(schema, Map.of(KIND, Map.of("const", name))))));
            json.put("oneOf", members);
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
