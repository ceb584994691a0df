package dev.tenfold.policy.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.cloudformation.Template.Part;
import dev.tenfold.policy.resource.AwsScaling;
import dev.tenfold.policy.resource.Corpus;
import dev.tenfold.policy.resource.Unsettled;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Templates as real teams keep them: what should be found in each is known. */
class CorpusTest {
    @TestFactory
    Stream<DynamicTest> findsEveryResource() throws IOException {
        return Corpus.expected("cfn").stream()
                .map(line -> dynamicTest(Corpus.text(line, "file"), () -> {
                    Path file = Corpus.folder().resolve(Corpus.text(line, "file"));
                    Mapping template =
                            (Mapping) Documents.read("t", Files.readAllBytes(file), new Problems(), new Problems())
                                    .get(0);
                    List<Part> found = new Template(template, Map.of())
                            .parts().stream()
                                    .filter(part ->
                                            AwsScaling.isScaling(part.resource().type()))
                                    .toList();
                    Sequence wanted = (Sequence) line.get("resources").orElseThrow();
                    assertEquals(wanted.items().size(), found.size());
                    for (int i = 0; i < found.size(); i++) {
                        compare((Mapping) wanted.items().get(i), found.get(i));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> understandsEveryFile() throws IOException {
        return Corpus.files("cfn").stream()
                .map(file -> dynamicTest(file.getFileName().toString(), () -> {
                    Problems problems = new Problems();
                    PolicyDocument read = CloudFormationReader.read(
                            file.getFileName().toString(), Files.readAllBytes(file), Map.of(), problems);
                    assertEquals(List.of(), problems.lines());
                    assertEquals(List.of(), read.errors());
                    assertFalse(read.policies().isEmpty());
                    if (Boolean.getBoolean("corpus.print")) {
                        read.lines().forEach(System.out::println);
                    }
                }));
    }

    private static void compare(Mapping wanted, Part found) {
        String id = Corpus.text(wanted, "logicalId");
        assertEquals(id, found.resource().id());
        assertEquals(Corpus.text(wanted, "type"), found.resource().type());
        Scalar condition = (Scalar) wanted.get("condition").orElseThrow();
        assertEquals(
                condition.isNull() ? "" : condition.text(), found.condition().orElse(""));
        ((Mapping) wanted.get("props").orElseThrow())
                .entries()
                .forEach((key, entry) -> compare(
                        id + "." + key,
                        entry.value(),
                        found.resource().properties().get(key).orElseThrow(() -> new AssertionError(id + "." + key))));
    }

    private static void compare(String path, Node wanted, Node found) {
        if (wanted instanceof Mapping function && function.entries().containsKey("intrinsic")) {
            assertTrue(Unsettled.isOpen(found) || Unsettled.isReference(found), path);
        } else if (wanted instanceof Mapping mapping) {
            mapping.entries()
                    .forEach((key, entry) -> compare(
                            path + "." + key,
                            entry.value(),
                            ((Mapping) found).get(key).orElseThrow()));
        } else if (wanted instanceof Sequence list) {
            assertEquals(list.items().size(), ((Sequence) found).items().size(), path);
            for (int i = 0; i < list.items().size(); i++) {
                compare(
                        path + "[" + i + "]",
                        list.items().get(i),
                        ((Sequence) found).items().get(i));
            }
        } else {
            compare(path, (Scalar) wanted, (Scalar) found);
        }
    }

    private static void compare(String path, Scalar wanted, Scalar found) {
        if (wanted.text().startsWith("ref:AWS::")) {
            assertEquals(PseudoParameter.value(wanted.text().substring(4)).orElseThrow(), found.text(), path);
        } else if (wanted.text().startsWith("ref:")) {
            assertTrue(Unsettled.isReference(found), path);
            assertEquals(wanted.text().substring(4), found.text(), path);
        } else if (wanted.number().isPresent() && found.number().isPresent()) {
            assertEquals(0, wanted.number().get().compareTo(new BigDecimal(found.text())), path);
        } else {
            assertEquals(wanted.text(), found.text(), path);
        }
    }
}
