package dev.tenfold.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.verdict.Event;
import dev.tenfold.verdict.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalTest {

    private static final List<Path> WRITTEN =
            List.of(Path.of("out/report.html"), Path.of("out/report.json"), Path.of("out/junit.xml"));

    @Test
    void tellsTheSampleInTheWordsOfTheGoldenFile() throws IOException {
        Golden.assertMatches("sample.txt", Terminal.spell(SampleReport.usersTimesTen(), false, WRITTEN));
    }

    @Test
    void colourChangesNoWord() {
        String coloured = Terminal.spell(SampleReport.usersTimesTen(), true, WRITTEN);
        String plain = Terminal.spell(SampleReport.usersTimesTen(), false, WRITTEN);
        assertTrue(coloured.contains("\u001b[1;31mFAILED\u001b[0m"));
        assertEquals(plain, coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
    }

    @Test
    void noLineIsWiderThanATerminalEvenWithHostileText() {
        for (Report report : List.of(SampleReport.usersTimesTen(), SampleReport.hostile())) {
            for (String line : Terminal.spell(report, false, WRITTEN).split("\n")) {
                boolean verbatim = line.startsWith("repeat");
                assertTrue(verbatim || Prose.width(line) <= Terminal.COLUMNS, line);
            }
        }
    }

    @Test
    void textOfTheScenarioCannotDriveTheTerminal() {
        String told = Terminal.spell(SampleReport.hostile(), false, WRITTEN);
        assertFalse(
                told.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n'), "a control character came through");
    }

    @Test
    void aLongSeriesOfStepsIsToldAsOneClimb() {
        List<Event> events = new ArrayList<>();
        for (int step = 1; step <= 20; step++) {
            events.add(step(step * 15, Event.Kind.SCALE_UP, step, step + 1));
        }
        events.add(step(600, Event.Kind.SCALE_DOWN, 21, 4));
        List<String> lines = Reasons.of(events, 100);
        assertEquals(
                List.of(
                        "0:15 - 5:00  web 1 -> 21 in 20 steps  because 2",
                        "      10:00  web 21 -> 4              because 4"),
                lines);
    }

    @Test
    void aClimbThatAnotherRuleEndedTellsItsReasonToo() {
        List<Event> events = new ArrayList<>();
        for (int step = 1; step <= 20; step++) {
            events.add(step(step * 15, Event.Kind.SCALE_UP, step, step + 1, step == 1 ? "activation" : "share"));
        }
        List<String> expected =
                List.of("0:15 - 5:00  web 1 -> 21 in 20 steps  because 2", " ".repeat(38) + "at last because 21");
        assertEquals(expected, Reasons.of(events, 100));
    }

    @Test
    void whatDoesNotFitIsCounted() {
        List<Event> events = new ArrayList<>();
        for (int step = 0; step < 18; step++) {
            boolean up = step % 2 == 0;
            events.add(step(step, up ? Event.Kind.SCALE_UP : Event.Kind.SCALE_DOWN, up ? 1 : 2, up ? 2 : 1));
        }
        List<String> lines = Reasons.of(events, 100);
        assertEquals(8, lines.size());
        assertEquals("... and 11 more, see the report", lines.get(7));
    }

    private static Event step(double at, Event.Kind kind, int from, int to) {
        return step(at, kind, from, to, "rule");
    }

    private static Event step(double at, Event.Kind kind, int from, int to, String rule) {
        return new Event(at, kind, "web", "", from, to, "hpa", rule, "because " + to, List.of());
    }
}
