package dev.tenfold.policy.patch;

import dev.tenfold.document.Outline;
import dev.tenfold.document.Part;
import dev.tenfold.document.Part.Keyed;
import dev.tenfold.document.Part.Layout;
import dev.tenfold.document.Part.Listed;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.resource.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Kubernetes manifests: single, as several documents, in a {@code List}. */
final class KubernetesForm implements Form {

    /** An object, and the document that it stands in. */
    private record Found(Keyed object, Part document) {}

    @Override
    public Home home(String text, Declaration policy, String of) throws Refusal {
        String kind = policy.kind().split(" ", 2)[0];
        String name = policy.name().replaceFirst("^.*/", "");
        Lines lines = new Lines(text);
        List<Found> objects = new ArrayList<>();
        Outline.of(text).forEach(document -> collect(document, document, objects));
        // Objects of one kind and name, in several namespaces perhaps, are told apart by their lines.
        Found found = objects.stream()
                .filter(each -> kind.startsWith(each.object().text("kind")))
                .filter(each -> each.object().get("metadata").orElse(null) instanceof Keyed metadata
                        && metadata.text("name").equals(name))
                .min(Comparator.comparingInt(each ->
                        Math.abs(line(lines, each.object()) - policy.place().line())))
                .orElseThrow(() -> new Refusal("is not written out in the file"));
        Part document = found.document();
        boolean flow = document instanceof Keyed keyed && keyed.layout() == Layout.FLOW
                || document instanceof Listed listed && listed.layout() == Layout.FLOW;
        Notation notation =
                flow ? new FlowNotation(lines, Habits.of(document, lines).step()) : new YamlNotation(text, document);
        return new Home(notation, found.object(), List.of(), Spelling.OF_THE_CLOUD, Sources.NONE);
    }

    private static void collect(Part part, Part document, List<Found> objects) {
        if (!(part instanceof Keyed object)) {
            return;
        }
        String kind = object.text("kind");
        String key = kind.endsWith("List") ? "items" : kind.equals("Template") ? "objects" : "";
        if (object.get(key).orElse(null) instanceof Listed items) {
            items.items().forEach(item -> collect(item, document, objects));
        } else {
            objects.add(new Found(object, document));
        }
    }

    private static int line(Lines lines, Keyed object) {
        int offset = object.entry("kind")
                .map(entry -> entry.key().start())
                .orElse(object.span().start());
        return Math.toIntExact(
                lines.text().substring(0, offset).chars().filter(c -> c == '\n').count() + 1);
    }
}
