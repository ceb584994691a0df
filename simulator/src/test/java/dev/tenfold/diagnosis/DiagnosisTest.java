package dev.tenfold.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.recording.BadRecording;
import dev.tenfold.verdict.Answer;
import dev.tenfold.verdict.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisTest {
    /** A ramp to 100 users; 500 from minute 2 on; a spike of 2000 in minute 12; two instances, then four, then six. */
    private static final String ROWS = """
            minute,users,p95_ms,instances,error_percent
            0,0,120,2,0
            1,50,120,2,0
            2,500,150,2,0
            3,500,258,2,0
            4,500,367,2,0
            5,500,475,2,0
            6,500,583,4,0
            7,500,692,4,0
            8,500,800,4,0
            9,500,800,4,0
            10,500,800,6,0
            11,500,800,6,0
            12,2000,2500,6,15
            13,500,800,6,0
            """;

    private static final Goal GOAL = new Goal(0.5, 0.01, 180, 70, OptionalInt.of(2), OptionalInt.of(10), 180);

    @TempDir
    private Path folder;

    private Measurements read(String rows) throws IOException, BadRecording {
        return Measurements.read(Files.writeString(folder.resolve("measured.csv"), rows));
    }

    private static Answer answer(List<Answer> answers, Question question) {
        return answers.stream()
                .filter(answer -> answer.question() == question)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void answersEveryQuestionOnce() throws IOException, BadRecording {
        List<Question> asked =
                Diagnosis.of(read(ROWS), GOAL).stream().map(Answer::question).toList();
        assertEquals(List.of(Question.values()), asked);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"minutes", "seconds", "clock", "dates", "few rows", "gaps"})
    void findsTheSameInEverySpelling(String spelling) throws IOException, BadRecording {
        List<Answer> answers = Diagnosis.of(read(spelled(spelling)), GOAL);
        String slow = answer(answers, Question.TOO_SLOW).answer();
        assertTrue(slow.startsWith("Yes, too slow: the first new instance came 252 s after"), slow);
        String target = answer(answers, Question.TARGET).answer();
        assertEquals("About 55 % instead of 70 %.", target);
        String latency = answer(answers, Question.LATENCY).answer();
        assertTrue(latency.contains("500 users met 2 instances"), latency);
        String errors = answer(answers, Question.ERRORS).answer();
        assertTrue(errors.startsWith("15 % of the requests failed at 12:00"), errors);
        assertTrue(errors.contains("none was added in the 60 s that it lasted"), errors);
        List<String> changes = answer(answers, Question.CHANGES).evidence();
        assertTrue(changes.get(0).startsWith("TargetValue 70 -> 55"), changes::toString);
        assertTrue(changes.stream().anyMatch(change -> change.startsWith("maximum 10 -> ")), changes::toString);
    }

    private static String spelled(String spelling) {
        return switch (spelling) {
            case "seconds" -> timed("time_s", minute -> Integer.toString(60 * minute));
            case "clock" -> timed("time", minute -> minute + ":00");
            case "dates" -> timed("time", minute -> "2026-01-31T12:" + (minute < 10 ? "0" : "") + minute + ":00Z");
            case "few rows" -> ROWS.replaceAll("(?m)^(3|4|7|9|11),.*\n", "");
            case "gaps" ->
                ROWS.replaceAll("(?m)^(6|9|10|11),500,[0-9]+,", "$1,500,,").replaceAll("(?m)^[3-57],.*\n", "");
            default -> ROWS;
        };
    }

    private static String timed(String name, java.util.function.IntFunction<String> time) {
        StringBuilder rows = new StringBuilder();
        for (String row : ROWS.split("\n")) {
            int comma = row.indexOf(',');
            boolean head = row.startsWith("minute");
            String first = head ? name : time.apply(Integer.parseInt(row.substring(0, comma)));
            rows.append(first).append(row.substring(comma)).append('\n');
        }
        return rows.toString();
    }

    @Test
    void classesErrorsAtTheMaximum() throws IOException, BadRecording {
        Goal six = new Goal(0.5, 0.01, 180, 70, OptionalInt.of(2), OptionalInt.of(6), 180);
        Answer errors = answer(Diagnosis.of(read(ROWS), six), Question.ERRORS);
        assertTrue(errors.answer().endsWith("the policy was at its maximum."), errors.answer());
        assertTrue(errors.evidence().get(0).startsWith("at maximum"), errors.evidence()::toString);
    }

    @Test
    void isContentWithARunThatKeptItsLimits() throws IOException, BadRecording {
        List<Answer> answers = Diagnosis.of(read("time,p95,instances\n0,0.1,2\n60,0.2,2\n120,0.2,3\n"), GOAL);
        assertTrue(answer(answers, Question.TOO_SLOW).answer().startsWith("No: p95 never passed 500 ms"));
        assertEquals(
                "70 % held: p95 stayed within the limit.",
                answer(answers, Question.TARGET).answer());
        assertEquals(
                "Nothing: the run kept its limits.",
                answer(answers, Question.CHANGES).answer());
    }

    @Test
    void saysSoWhereNothingScaled() throws IOException, BadRecording {
        List<Answer> answers = Diagnosis.of(read("time,p95,replicas\n0,100,2\n60,900,2\n120,900,2\n"), GOAL);
        assertEquals(
                "Yes: it never scaled, though p95 passed 500 ms.",
                answer(answers, Question.TOO_SLOW).answer());
        assertTrue(answer(answers, Question.TARGET).answer().startsWith("This run cannot tell"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"time,p95\n0,1\n60,2\n", "time,instances\n0,1\n60,2\n"})
    void wantsLatencyAndInstances(String rows) {
        BadRecording bad = assertThrows(BadRecording.class, () -> read(rows));
        assertTrue(bad.getMessage().contains("must have a column named"), bad.getMessage());
    }
}
