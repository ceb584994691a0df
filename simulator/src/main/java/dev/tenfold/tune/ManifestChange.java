package dev.tenfold.tune;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Overrides;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Sequence;
import java.util.ArrayList;
import java.util.List;

/** Fields set in a Kubernetes object as its reader holds it. */
final class ManifestChange {
    /** Ends the path of a list to which an item is added. */
    static final String APPENDED = "[+]";

    private ManifestChange() {}

    /**
     * The object with fields set.
     *
     * @throws IllegalStateException if a field cannot be set: knobs are made so that all can
     */
    static Mapping of(Mapping object, List<Setting> settings) {
        Problems problems = new Problems();
        Node changed = object;
        for (Setting setting : settings) {
            String path = setting.place().path();
            changed = path.endsWith(APPENDED)
                    ? appended((Mapping) changed, path.substring(0, path.length() - APPENDED.length()), setting.value())
                    : Overrides.apply(changed, List.of(path + "=" + setting.value()), "tune", problems);
        }
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.all().toString());
        }
        return (Mapping) changed;
    }

    private static Mapping appended(Mapping object, String path, String value) {
        int dot = path.indexOf('.');
        String key = dot < 0 ? path : path.substring(0, dot);
        Node inner = object.get(key).orElseThrow(() -> new IllegalStateException("there is no " + key));
        Node changed;
        if (dot < 0) {
            Sequence list = (Sequence) inner;
            List<Node> items = new ArrayList<>(list.items());
            items.addAll(Documents.read(list.place().file(), value, new Problems()));
            changed = new Sequence(list.place(), list.tag(), items);
        } else {
            changed = appended((Mapping) inner, path.substring(dot + 1), value);
        }
        return object.with(key, new Mapping.Entry(object.entries().get(key).place(), changed));
    }
}
