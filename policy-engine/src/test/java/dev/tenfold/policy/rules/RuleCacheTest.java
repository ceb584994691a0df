package dev.tenfold.policy.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was compiled once is not compiled again, and only what was written whole is believed. */
class RuleCacheTest {
    private static final String ONE_MORE = """
            rule "one more"
            salience 7
            when
                $s : ServiceFact(name == "api", cpu > 0.4)
            then
                scale.by($s, 1, "CPU is {cpu}, at " + System.currentTimeMillis() / Long.MAX_VALUE);
            end
            """;

    @TempDir
    Path folder;

    @Test
    void theSameTextIsCompiledOnce() throws IOException {
        assertEquals(1, compilations(ONE_MORE));
        assertEquals(0, compilations(ONE_MORE));
        assertEquals(1, compilations(ONE_MORE.replace("0.4", "0.3")));
        assertEquals(2, entries().size());
    }

    @Test
    void whatComesFromTheCacheSaysAndDoesTheSame() {
        OwnRulesDeclaration fresh = read(new RuleCompiler(RuleCache.in(folder)), ONE_MORE);
        OwnRulesDeclaration cached = read(new RuleCompiler(RuleCache.in(folder)), ONE_MORE);
        assertEquals(fresh.understood(), cached.understood());
        assertEquals("Drools rules own, 1 rule asked every 15s: \"one more\" (salience 7): by", cached.understood());
        assertEquals(List.of("api"), cached.targets());
        assertEquals("own.drl:1", cached.place().toString());
        assertEquals(fresh.doubtful(), cached.doubtful());
        assertEquals(
                List.of("own.drl:6: `System.currentTimeMillis` differs from run to run, "
                        + "so the same rehearsal may end differently"),
                cached.doubtful().stream().map(Object::toString).toList());
        try (OwnRulesController rules = new OwnRulesController(cached.spec(), LocalDateTime.of(2026, 11, 27, 12, 0))) {
            assertEquals(
                    "CPU is 50 %, at 0", rules.evaluate(new Shop(), 0).get(0).why());
        }
    }

    @Test
    void aDamagedEntryIsCompiledAnewAndMended() throws IOException {
        compilations(ONE_MORE);
        Path entry = entries().get(0);
        byte[] whole = Files.readAllBytes(entry);
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        for (byte[] damaged : List.of(flipped, Arrays.copyOf(whole, whole.length / 2), new byte[0])) {
            Files.write(entry, damaged);
            assertEquals(1, compilations(ONE_MORE), damaged.length + " bytes");
            assertEquals(0, compilations(ONE_MORE), "mended");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenCostsTimeOnly() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        RuleCompiler compiler = new RuleCompiler(RuleCache.in(file.resolve("rules")));
        assertEquals("own", read(compiler, ONE_MORE).name());
        assertEquals("own", read(compiler, ONE_MORE).name());
        assertEquals(2, compiler.compilations());
    }

    @Test
    void brokenRulesAreNotKept() throws IOException {
        Problems problems = new Problems();
        new RuleCompiler(RuleCache.in(folder)).read("own.drl", ONE_MORE.replace("cpu >", "cpuu >"), problems);
        assertEquals(
                List.of(
                        "own.drl:4: rule \"one more\" asks for `cpuu`, which ServiceFact does not have",
                        "  Maybe `cpu`?"),
                problems.lines());
        assertTrue(entries().isEmpty());
    }

    private int compilations(String text) {
        RuleCompiler compiler = new RuleCompiler(RuleCache.in(folder));
        read(compiler, text);
        return compiler.compilations();
    }

    private static OwnRulesDeclaration read(RuleCompiler compiler, String text) {
        Problems problems = new Problems();
        var declaration = compiler.read("own.drl", text, problems);
        assertEquals(List.of(), problems.lines());
        return declaration.orElseThrow();
    }

    private List<Path> entries() throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
