package dev.tenfold.scenario;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.file.PolicyFormats;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A scenario and the files that it names, as texts: how it travels. It sees no file of the machine that reads it, since
 * no name leads out of it.
 *
 * @param name file name of the scenario, as complaints shall tell it
 * @param text its YAML
 * @param files what it names, such as policies: text by name, relative to the scenario
 */
public record Bundle(String name, String text, Map<String, String> files) {
    private static final String SAFE = "[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*";

    public Bundle {
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        requireSafe("name", name);
        files.keySet().forEach(file -> requireSafe("files", file));
    }

    private static void requireSafe(String what, String name) {
        if (!isSafe(name)) {
            throw new IllegalArgumentException(
                    what + " must be a relative name without blanks and dots before, was " + name);
        }
    }

    /** Whether a name is relative and leads nowhere else. */
    public static boolean isSafe(String name) {
        return name.matches(SAFE);
    }

    /**
     * A scenario of a folder with all that it names there. What is missing, lies elsewhere or is no text is left out:
     * whoever reads the bundle hears of it.
     *
     * @throws IOException if the scenario itself cannot be read
     */
    public static Bundle of(Path folder, String name) throws IOException {
        String text = Files.readString(folder.resolve(name));
        Map<String, String> files = new TreeMap<>();
        for (String named : named(name, text)) {
            if (isSafe(named) && Files.isRegularFile(folder.resolve(named))) {
                try {
                    files.put(named, Files.readString(folder.resolve(named)));
                } catch (CharacterCodingException noText) {
                    // Such as a recording that is packed.
                }
            }
        }
        return new Bundle(name, text, files);
    }

    /** Files that a scenario names, whatever else is wrong with it. */
    private static List<String> named(String name, String text) {
        List<String> named = new ArrayList<>();
        for (Node document : Documents.read(name, text, new Problems())) {
            items(document, "policies").forEach(policy -> text(policy, "file").ifPresent(named::add));
            mapping(document)
                    .flatMap(root -> root.get("load"))
                    .ifPresent(load -> items(load, "stages")
                            .forEach(stage -> mapping(stage)
                                    .flatMap(kind -> kind.get("trace"))
                                    .flatMap(trace -> text(trace, "file"))
                                    .ifPresent(named::add)));
        }
        return named;
    }

    private static Optional<Mapping> mapping(Node node) {
        return node instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
    }

    private static List<Node> items(Node node, String key) {
        return mapping(node)
                .flatMap(mapping -> mapping.get(key))
                .map(list -> list instanceof Sequence sequence ? sequence.items() : List.<Node>of())
                .orElse(List.of());
    }

    private static Optional<String> text(Node node, String key) {
        return mapping(node)
                .flatMap(mapping -> mapping.get(key))
                .map(value -> value instanceof Scalar scalar ? scalar.text() : null);
    }

    /** The same with another text in place of a file's. */
    public Bundle with(String file, String otherText) {
        Map<String, String> changed = new TreeMap<>(files);
        changed.put(file, otherText);
        return new Bundle(name, text, changed);
    }

    /**
     * Reads the scenario.
     *
     * @param formats reads the policies
     * @param overrides values set from outside, each {@code path=value}
     * @param problems takes all that is wrong
     * @return nothing if anything is
     */
    public Optional<Script> read(PolicyFormats formats, List<String> overrides, Problems problems) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (Enclosures enclosures = new Enclosures(files)) {
            return ScenarioReader.read(name, bytes, enclosures, formats, overrides, problems);
        }
    }
}
