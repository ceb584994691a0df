package dev.tenfold.document;

import dev.tenfold.spelling.Meaning;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A page that lists every key a user can write: a table per record, written from the records that the reader binds. */
public final class Reference {
    private final Map<Class<?>, String> sections = new LinkedHashMap<>();

    private Reference() {}

    /**
     * The page as Markdown.
     *
     * @param root the record of a whole document
     * @param title the page's heading
     */
    public static String of(Class<? extends Record> root, String title) {
        Reference reference = new Reference();
        reference.visit(new RecordShape(root));
        return "# " + title + "\n\n" + String.join("\n", reference.sections.values());
    }

    private void visit(Shape shape) {
        if (shape instanceof RecordShape type && !sections.containsKey(type.type())) {
            sections.put(type.type(), record(type));
        } else if (shape instanceof KindShape type && !sections.containsKey(type.type())) {
            sections.put(type.type(), family(type.type(), type.family(), "Its `kind` is one of these"));
        } else if (shape instanceof KeyShape type && !sections.containsKey(type.type())) {
            sections.put(type.type(), family(type.type(), type.family(), "Written under one of these keys"));
        } else if (!(shape instanceof ListShape || shape instanceof MapShape)) {
            return;
        }
        shape.parts().forEach(this::visit);
    }

    private static String record(RecordShape shape) {
        StringBuilder text = new StringBuilder(heading(shape.type()));
        if (shape.components().isEmpty()) {
            return text.append("It has no keys of its own.\n").toString();
        }
        text.append("| key | value | default | meaning |\n| --- | --- | --- | --- |\n");
        for (Component component : shape.components()) {
            String otherwise = component
                    .defaultText()
                    .map(value -> value.isEmpty() ? "empty" : "`" + value + "`")
                    .orElse(component.optional() ? "none" : "required");
            text.append("| `" + component.key() + "` | " + cell(value(component.shape())) + " | " + cell(otherwise)
                    + " | " + cell(component.meaning().orElse("")) + " |\n");
        }
        return text.toString();
    }

    private static String family(Class<?> type, Family family, String choice) {
        StringBuilder text = new StringBuilder(heading(type)).append(choice).append(":\n\n");
        family.members()
                .forEach((name, member) -> text.append("- [`" + name + "`](#" + anchor(member.type()) + "): "
                        + member.meaning().orElse("see there") + "\n"));
        return text.toString();
    }

    private static String heading(Class<?> type) {
        String meaning = Optional.ofNullable(type.getAnnotation(Meaning.class))
                .map(sentence -> sentence.value() + "\n\n")
                .orElse("");
        return "## " + anchor(type) + "\n\n" + meaning;
    }

    private static String anchor(Class<?> type) {
        return Names.kebab(type.getSimpleName());
    }

    private static String value(Shape shape) {
        if (shape instanceof ListShape list) {
            return "list: " + value(list.item());
        } else if (shape instanceof MapShape map) {
            return "names, each: " + value(map.item());
        } else if (shape instanceof RecordShape type) {
            return link(type.type());
        } else if (shape instanceof KindShape type) {
            return link(type.type());
        } else if (shape instanceof KeyShape type) {
            return link(type.type());
        }
        return shape.spelling();
    }

    private static String link(Class<?> type) {
        return "[" + anchor(type) + "](#" + anchor(type) + ")";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
