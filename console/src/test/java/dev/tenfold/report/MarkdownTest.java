package dev.tenfold.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.suite.Change;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

    @Test
    void tellsTheSampleInTheBytesOfTheGoldenFile() throws IOException {
        List<Change> changes = List.of(
                new Change("scenarios/users-x10.yaml", Change.Kind.VERDICT, "p95 is 3.9 s, was 420 ms, limit 500 ms"),
                new Change("scenarios/old.yaml", Change.Kind.NOT_RUN, "was not run"));
        Rehearsed sample = new Rehearsed("scenarios/users-x10.yaml", SampleReport.usersTimesTen());
        Golden.assertMatches("sample.md", Markdown.spell(List.of(sample), Optional.of(changes)));
    }

    @Test
    void hostileTextStaysText() {
        Rehearsed hostile = new Rehearsed("scenarios/users-x10.yaml", SampleReport.hostile());
        String told = Markdown.spell(List.of(hostile), Optional.empty());
        List<String> outsideCode = told.lines()
                .filter(line -> line.replaceAll("`[^`]*`", "").contains("<script>"))
                .toList();
        assertEquals(List.of(), outsideCode);
        List<String> rows = told.lines().filter(line -> line.startsWith("| ")).toList();
        assertTrue(rows.size() > 4);
        rows.forEach(row -> assertEquals('|', row.charAt(row.length() - 1), row));
    }

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource(delimiter = '!', textBlock = """
            a|b            ! a\\|b
            a *b* _c_      ! a \\*b\\* \\_c\\_
            <b>&           ! &lt;b&gt;&amp;
            [x](y) 1 `z`   ! \\[x\\](y) 1 \\`z\\`
            """)
    void nothingOfAUsersTextIsMarkup(String text, String escaped) {
        assertEquals(escaped, Markdown.text(text));
    }
}
