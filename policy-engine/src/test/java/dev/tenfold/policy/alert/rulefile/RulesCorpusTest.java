package dev.tenfold.policy.alert.rulefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import dev.tenfold.document.Sequence;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.alert.AlertSpec;
import dev.tenfold.policy.alert.RuleGroupSpec;
import dev.tenfold.policy.alert.RuleSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Rules as real teams keep them, which are not part of this repository: what should be found in each is known. */
class RulesCorpusTest {
    @TestFactory
    Stream<DynamicTest> understandsEveryRule() throws IOException {
        return Files.readAllLines(corpus().resolve("expected.jsonl")).stream()
                .map(line -> (Mapping)
                        Documents.read("expected.jsonl", line, new Problems()).get(0))
                .filter(line -> text(line, "kind").equals("prom"))
                .map(line -> dynamicTest(text(line, "file"), () -> {
                    Problems problems = new Problems();
                    Path file = corpus().resolve(text(line, "file"));
                    PolicyDocument read =
                            RulesReader.read(file.getFileName().toString(), Files.readAllBytes(file), problems);
                    assertEquals(List.of(), problems.lines());
                    assertEquals(wanted(line), found(read));
                    boolean refused = text(line, "file").matches("prom/03[34].yaml");
                    assertEquals(refused, !read.errors().isEmpty(), read.lines().toString());
                }));
    }

    private static List<String> wanted(Mapping line) {
        Sequence rules = (Sequence) line.get("rules").orElseThrow();
        return rules.items().stream()
                .map(Mapping.class::cast)
                .map(rule -> String.join(
                        " ",
                        text(rule, "group"),
                        text(rule, "interval_s"),
                        text(rule, "type"),
                        text(rule, "name"),
                        text(rule, "for_s"),
                        text(rule, "keep_firing_for_s"),
                        text(rule, "expr_sha8")))
                .toList();
    }

    private static List<String> found(PolicyDocument document) {
        List<String> found = new ArrayList<>();
        for (Declaration declaration : document.policies()) {
            RuleGroupSpec group = (RuleGroupSpec) declaration.spec();
            String interval = group.interval()
                    .map(every -> String.valueOf(every.toSeconds()))
                    .orElse("null");
            String name = group.name().isEmpty() ? "null" : group.name();
            for (RuleSpec rule : group.rules()) {
                String times = rule instanceof AlertSpec alert
                        ? alert.holdFor().toSeconds() + " "
                                + alert.keepFiringFor().toSeconds()
                        : "0 0";
                String type = rule instanceof AlertSpec ? "alert" : "record";
                found.add(String.join(" ", name, interval, type, rule.name(), times, hash(rule.expr())));
            }
        }
        return found;
    }

    private static String hash(String expr) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(expr.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Mapping mapping, String key) {
        return ((Scalar) mapping.get(key).orElseThrow()).text();
    }

    private static Path corpus() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/corpus"))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "no shared/corpus beside the checkout: the real rule files are not there");
        return folder.resolve("shared/corpus");
    }
}
