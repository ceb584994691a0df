package dev.tenfold.trial;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.scenario.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The numbers of a scenario that nobody has measured: those that its author left out, and those with a comment on their
 * line that says so: {@code cpu: 20ms # guess}.
 */
final class Guesses {
    /** What a comment has to say. */
    private static final Pattern MARK =
            Pattern.compile("#.*\\b(guess(ed)?|assum(ed|ption)|estimated?)\\b", Pattern.CASE_INSENSITIVE);

    /** What the model is made of; the rest of a scenario says what is asked of it, and how it is judged. */
    private static final Pattern MODEL =
            Pattern.compile("(services|queues|nodes|controllers|signals)\\..*|load\\.(think|timeout|retry).*");

    private final Map<String, Guess> guesses = new LinkedHashMap<>();

    private Guesses() {}

    /**
     * Those of a scenario, in the order of its file, then those that were left out.
     *
     * @param named paths that the caller calls guessed
     */
    static List<Guess> of(Manuscript manuscript, List<String> named) {
        Guesses all = new Guesses();
        try {
            byte[] bytes = Files.readAllBytes(manuscript.file());
            String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
            List<Node> documents = Documents.read(manuscript.file().toString(), bytes, new Problems(), new Problems());
            documents.forEach(document -> all.marked(document, "", lines, named));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        all.leftOut(manuscript.script());
        all.guesses
                .keySet()
                .removeIf(path -> manuscript.overrides().stream()
                        .anyMatch(override -> override.startsWith(path + "=") && !named.contains(path)));
        return all.guesses.values().stream().filter(Guess::canVary).toList();
    }

    private void marked(Node node, String path, String[] lines, List<String> named) {
        if (node instanceof Mapping mapping) {
            mapping.entries()
                    .forEach((key, entry) ->
                            marked(entry.value(), path.isEmpty() ? key : path + "." + key, lines, named));
        } else if (node instanceof Sequence sequence) {
            List<Node> items = new ArrayList<>(sequence.items());
            for (int i = 0; i < items.size(); i++) {
                marked(items.get(i), path + "[" + i + "]", lines, named);
            }
        } else if (node instanceof Scalar scalar) {
            int line = scalar.place().line();
            boolean says = line >= 1
                    && line <= lines.length
                    && MARK.matcher(lines[line - 1]).find();
            if (says || named.contains(path)) {
                guesses.put(path, new Guess(path, scalar.text(), "marked"));
            }
        }
    }

    private void leftOut(Script script) {
        for (String open : script.defaulted()) {
            int colon = open.indexOf(": ");
            String path = open.substring(0, Math.max(0, colon));
            if (MODEL.matcher(path).matches()) {
                guesses.putIfAbsent(path, new Guess(path, open.substring(colon + 2), "left out"));
            }
        }
    }
}
