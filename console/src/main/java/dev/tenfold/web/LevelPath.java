package dev.tenfold.web;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.load.Level;
import dev.tenfold.scenario.Bundle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A level that a stage of the load names, and where it stands.
 *
 * @param path such as {@code load.stages[1].ramp.to}
 * @param level what it says
 */
record LevelPath(String path, Level level) {
    private static final List<String> KEYS = List.of("to", "high", "from");

    /** All levels that the stages of a scenario name. */
    static List<LevelPath> of(Bundle bundle) {
        List<LevelPath> found = new ArrayList<>();
        for (Node root : Documents.read(bundle.name(), bundle.text(), new Problems())) {
            Optional<Node> stages = get(root, "load").flatMap(load -> get(load, "stages"));
            if (stages.isPresent() && stages.get() instanceof Sequence list) {
                for (int i = 0; i < list.items().size(); i++) {
                    addStage("load.stages[" + i + "]", list.items().get(i), found);
                }
            }
        }
        return found;
    }

    private static void addStage(String path, Node stage, List<LevelPath> found) {
        if (!(stage instanceof Mapping kinds)) return;
        kinds.entries()
                .forEach((kind, entry) -> KEYS.forEach(key -> get(entry.value(), key)
                        .flatMap(LevelPath::level)
                        .ifPresent(level -> found.add(new LevelPath(path + "." + kind + "." + key, level)))));
    }

    private static Optional<Node> get(Node node, String key) {
        return node instanceof Mapping mapping ? mapping.get(key) : Optional.empty();
    }

    private static Optional<Level> level(Node node) {
        try {
            return node instanceof Scalar scalar ? Optional.of(Level.parse(scalar.text())) : Optional.empty();
        } catch (IllegalArgumentException noLevel) {
            return Optional.empty();
        }
    }
}
