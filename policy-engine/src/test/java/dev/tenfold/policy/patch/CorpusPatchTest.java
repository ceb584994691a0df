package dev.tenfold.policy.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.ScalingRules;
import dev.tenfold.policy.hpa.ScalingRules.ScalingPolicy;
import dev.tenfold.policy.resource.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files as real teams keep them: every policy that can be read can be changed, and nothing else changes. */
class CorpusPatchTest {
    private static final String KINDS = "hpa keda kedadoc cfn tf awsjson";

    /** Reasons for which a real file may be left alone. */
    private static final List<String> REASONS =
            List.of("takes its value from", "is worked out", "would be refused then", "would also change");

    private static final Behavior BEHAVIOR = new Behavior(
            Optional.of(
                    new ScalingRules(OptionalInt.of(15), Optional.of("Max"), Optional.empty(), OptionalLong.of(50))),
            Optional.of(new ScalingRules(
                    OptionalInt.of(600),
                    Optional.empty(),
                    Optional.of(List.of(new ScalingPolicy("Percent", 10, 60), new ScalingPolicy("Pods", 2, 90))),
                    OptionalLong.empty())));

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

    @TestFactory
    Stream<DynamicTest> addsABehaviorInTheHandwritingOfEachFile() throws IOException {
        return Corpus.files("hpa").stream()
                .map(file -> dynamicTest(file.getFileName().toString(), () -> {
                    Manuscript before = new Manuscript(file.toString(), Files.readString(file), Map.of());
                    for (Declaration policy : before.read(new Problems()).policies()) {
                        if (policy.spec() instanceof HpaSpec hpa) {
                            addBehavior(before, policy, hpa);
                        }
                    }
                }));
    }

    private static void addBehavior(Manuscript before, Declaration policy, HpaSpec hpa) {
        Problems problems = new Problems();
        HpaSpec wanted = new HpaSpec(
                hpa.name(),
                hpa.namespace(),
                hpa.apiVersion(),
                hpa.target(),
                OptionalInt.of(1),
                Math.max(2, hpa.maxReplicas()),
                hpa.metrics(),
                Optional.of(BEHAVIOR));
        Optional<Patch> patch = Patches.toward(before, policy, wanted, problems);
        String reason = String.join("\n", problems.lines());
        assertTrue(patch.isPresent() || REASONS.stream().anyMatch(reason::contains), reason);
    }

    private static void change(Path file) throws IOException {
        Problems problems = new Problems();
        Optional<Manuscript> read = Manuscript.of(file.toString(), Files.readAllBytes(file), Map.of(), problems);
        if (read.isEmpty()) {
            return;
        }
        for (Declaration policy : read.get().read(problems).policies()) {
            Optional<Turned.Turn> turn = Turned.of(policy.spec());
            if (turn.isPresent() && turn.get().values() > 0 && problems.isEmpty()) {
                change(read.get(), policy, turn.get());
            }
        }
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
