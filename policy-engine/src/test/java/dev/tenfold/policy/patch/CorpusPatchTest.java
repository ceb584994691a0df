package dev.tenfold.policy.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.resource.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files as real teams keep them: every policy that can be read can be changed, and nothing else changes. */
class CorpusPatchTest {
    private static final String KINDS = "hpa keda kedadoc cfn tf awsjson";

    /** Reasons for which a real file may be left alone. */
    private static final List<String> REASONS =
            List.of("takes its value from", "is worked out", "would be refused then", "would also change");

    @TestFactory
    Stream<DynamicTest> changesWhatIsMeantAndNothingElse() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String kind : KINDS.split(" ")) {
            for (Path file : Corpus.files(kind)) {
                tests.add(dynamicTest(kind + "/" + file.getFileName(), () -> change(file)));
            }
        }
        return tests.stream();
    }

    private static void change(Path file) throws IOException {
        Problems problems = new Problems();
        Optional<Manuscript> read = Manuscript.of(file.toString(), Files.readAllBytes(file), Map.of(), problems);
        if (read.isEmpty() || !same(read.get())) {
            return;
        }
        for (Declaration policy : read.get().read(problems).policies()) {
            Optional<Turned.Turn> turn = Turned.of(policy.spec());
            if (turn.isPresent() && turn.get().values() > 0 && problems.isEmpty()) {
                change(read.get(), policy, turn.get());
            }
        }
    }

    /** Reading twice must give the same, or nobody could tell that a change is the one that was meant. */
    private static boolean same(Manuscript manuscript) {
        List<Declaration> once = manuscript.read(new Problems()).policies();
        List<Declaration> twice = manuscript.read(new Problems()).policies();
        assertEquals(
                once.stream().map(Declaration::spec).toList(),
                twice.stream().map(Declaration::spec).toList());
        return !once.isEmpty();
    }

    private static void change(Manuscript before, Declaration policy, Turned.Turn turn) {
        Problems problems = new Problems();
        Optional<Patch> patch = Patches.toward(before, policy, turn.spec(), problems);
        if (patch.isEmpty()) {
            String reason = String.join("\n", problems.lines());
            assertTrue(REASONS.stream().anyMatch(reason::contains), reason);
            return;
        }
        assertEquals(turn.spec(), patch.get().policy().spec());
        List<String> diff = UnifiedDiff.of("x", ended(before), ended(patch.get().after()))
                .lines()
                .skip(2)
                .toList();
        long gone = diff.stream().filter(line -> line.startsWith("-")).count();
        long come = diff.stream().filter(line -> line.startsWith("+")).count();
        assertTrue(come >= 1 && come <= turn.values(), patch.get().diff());
        assertTrue(gone <= turn.values(), patch.get().diff());
    }

    /** A line that is added at the end gives the line before it the end that it did not have. */
    private static String ended(Manuscript manuscript) {
        return manuscript.text().endsWith("\n") ? manuscript.text() : manuscript.text() + "\n";
    }
}
