package dev.tenfold.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.verdict.Event.Kind;
import dev.tenfold.verdict.Prediction;
import dev.tenfold.verdict.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A game day beside what was foretold of it, in every spelling. */
class ForetoldTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Report GAME_DAY = SampleReport.usersTimesTen()
            .beside(List.of(
                    prediction(Kind.ALERT, "WebIsSlow", "WebIsSlow fires", 312, 315.5),
                    prediction(Kind.SCALE_UP, "web", "web 4 -> 8", 330, 330),
                    prediction(Kind.SCALE_UP, "web", "web 8 -> 12", 345, 341),
                    prediction(Kind.ALERT, "WebFails", "WebFails fires", 400, Double.NaN),
                    prediction(Kind.SCALE_DOWN, "web", "web 12 -> 4", Double.NaN, 3725)));

    private static Prediction prediction(Kind kind, String subject, String title, double predicted, double real) {
        return new Prediction(kind, subject, title, optional(predicted), optional(real));
    }

    private static OptionalDouble optional(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    @Test
    void theTerminalHasATable() {
        String told = Terminal.spell(GAME_DAY, false, List.of());
        List<String> lines = told.lines()
                .dropWhile(line -> !line.startsWith("game day"))
                .takeWhile(line -> !line.isEmpty())
                .toList();
        assertEquals(6, lines.size(), told);
        assertEquals("WebIsSlow fires 5:12 5:15.5 3.50 s later", words(lines.get(1)));
        assertEquals("web 4 -> 8 5:30 5:30 none", words(lines.get(2)));
        assertEquals("web 8 -> 12 5:45 5:41 4 s earlier", words(lines.get(3)));
        assertEquals("WebFails fires 6:40 never -", words(lines.get(4)));
        assertEquals("web 12 -> 4 never 1:02:05 -", words(lines.get(5)));
    }

    private static String words(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }

    @Test
    void theJsonKeepsToItsSchema() throws IOException {
        JsonNode json = MAPPER.readTree(ReportJson.spell(GAME_DAY));
        JsonNode schema = MAPPER.readTree(Path.of("../docs/report.schema.json").toFile());
        assertEquals(List.of(), new SchemaCheck(schema).problems(json));
        assertEquals(
                "{\"kind\":\"alert\",\"subject\":\"WebIsSlow\",\"title\":\"WebIsSlow fires\","
                        + "\"predicted\":312,\"real\":315.5,\"difference\":3.5}",
                json.get("predictions").get(0).toString());
        assertTrue(json.get("predictions").get(3).get("difference").isNull());
    }

    @Test
    void thePageHasASection() {
        String page = ReportPage.spell(GAME_DAY);
        assertTrue(page.contains("Foretold and happened"), "a heading");
        assertTrue(page.contains("3.50 s later"), "a difference");
    }

    @Test
    void aRehearsalHasNothingOfIt() {
        Report rehearsal = SampleReport.usersTimesTen();
        assertFalse(ReportJson.spell(rehearsal).contains("predictions"));
        assertFalse(ReportPage.spell(rehearsal).contains("Foretold and happened"));
        assertFalse(Terminal.spell(rehearsal, false, List.of()).contains("foretold"));
    }

    @Test
    void textOfAnAlertCannotDriveThePage() {
        Report hostile = SampleReport.usersTimesTen()
                .beside(List.of(prediction(Kind.ALERT, Hostile.TEXT, Hostile.TEXT + " fires", 1, 2)));
        assertFalse(ReportPage.spell(hostile).contains("<script>window.hacked"));
        assertFalse(Terminal.spell(hostile, false, List.of()).contains("\u001b"));
    }
}
