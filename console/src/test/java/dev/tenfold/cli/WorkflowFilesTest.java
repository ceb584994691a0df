package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The workflow files that users copy: they are YAML, and every command in them is one that Tenfold accepts. */
class WorkflowFilesTest {
    private static final String LAUNCHER = "tenfold/tenfold ";

    @ParameterizedTest
    @ValueSource(strings = {"github-actions.yml", "gitlab-ci.yml"})
    void everyCommandIsAccepted(String name) throws IOException, Misuse {
        Path file = Path.of("../docs/ci").resolve(name);
        Problems problems = new Problems();
        List<Node> documents = Documents.read(name, Files.readAllBytes(file), problems, problems);
        assertEquals(List.of(), problems.lines());
        List<String> commands = new ArrayList<>();
        documents.forEach(document -> collect(document, commands));
        assertFalse(commands.isEmpty());
        for (String command : commands) {
            List<String> words = List.of(command.strip().split("\\s+"));
            Verb verb = Main.verbs().stream()
                    .filter(known -> known.usage().name().equals(words.get(1)))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no verb: " + command));
            Given given = Given.parse(verb.usage(), words.subList(2, words.size()));
            if (words.get(1).equals("run")) {
                Ceilings.of(given);
                Copies.of(given);
            }
        }
    }

    private static void collect(Node node, List<String> commands) {
        if (node instanceof Mapping mapping) {
            mapping.entries().values().forEach(entry -> collect(entry.value(), commands));
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> collect(item, commands));
        } else if (node instanceof Scalar scalar && scalar.text().startsWith(LAUNCHER)) {
            commands.add(scalar.text());
        }
    }
}
