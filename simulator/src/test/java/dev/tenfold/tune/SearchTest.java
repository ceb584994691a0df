package dev.tenfold.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SearchTest {
    /** A floor, a ceiling and four fields that depend on one another: 24 x 12 x 16 x 7 x 11 x 7 candidates. */
    private static final Space WIDE = new Space(List.of(
            knob("floor", Knob.Role.FLOOR, 24, 1),
            knob("ceiling", Knob.Role.CEILING, 12, 3),
            knob("target", Knob.Role.FREE, 16, 14),
            knob("window", Knob.Role.FREE, 7, 4),
            knob("pace", Knob.Role.FREE, 11, 0),
            knob("period", Knob.Role.FREE, 7, 3)));

    @Test
    void findsTheLowestPointOfAValleyThatRunsAcrossFields() {
        // Holds where floor + pace - window + (15 - target) reaches 20; a floor costs 5, a low target 3, pace 1.
        Function<Candidate, Score> valley = candidate -> {
            int floor = candidate.of(0);
            int low = 15 - candidate.of(2);
            int reach = floor + candidate.of(4) - candidate.of(3) + low;
            double cost = 100 + 5 * floor + 3 * low + candidate.of(4);
            return new Score(Math.max(0, 20 - reach), cost, 0, WIDE.turned(candidate));
        };
        // By hand: pace 10 for 10, window 0, ten steps of the target for 30.
        Search search = new Search(WIDE, each(valley), Allowance.of(900));
        Judged best = search.run(List.of(), 1);
        assertTrue(best.score().holds());
        assertEquals(140, best.score().cost(), 140 * 0.02);
    }

    @Test
    void givesTheSameAnswerForTheSameSeed() {
        Function<Candidate, Score> rough = candidate -> {
            int mixed = candidate.hashCode() * 0x9E3779B9;
            return new Score(0, 1000 + (mixed >>> 12) % 500 + candidate.of(2), 0, 0);
        };
        List<Candidate> first = judgedBy(rough, 7);
        assertEquals(first, judgedBy(rough, 7));
        assertFalse(first.equals(judgedBy(rough, 8)), "another seed looks elsewhere");
    }

    private static List<Candidate> judgedBy(Function<Candidate, Score> function, long seed) {
        Search search = new Search(WIDE, each(function), Allowance.of(200));
        search.run(List.of(), seed);
        return search.archive().ranked().stream().map(Judged::candidate).toList();
    }

    @Test
    void judgesEveryCandidateOfASmallSpaceOnce() {
        Space small = new Space(List.of(knob("a", Knob.Role.FREE, 3, 0), knob("b", Knob.Role.FREE, 4, 0)));
        List<Candidate> asked = new ArrayList<>();
        Search search = new Search(
                small,
                each(candidate -> {
                    asked.add(candidate);
                    return new Score(0, 10 - candidate.of(0) - candidate.of(1), 0, 0);
                }),
                Allowance.of(12));
        assertEquals(new Candidate(List.of(2, 3)), search.run(List.of(), 1).candidate());
        assertEquals(12, asked.size());
        assertEquals(12, Set.copyOf(asked).size());
    }

    @Test
    void neverJudgesMoreThanItMay() {
        List<Candidate> asked = new ArrayList<>();
        Search search = new Search(
                WIDE,
                each(candidate -> {
                    asked.add(candidate);
                    return new Score(1, 1, 0, 0);
                }),
                Allowance.of(50));
        search.run(List.of(), 1);
        assertTrue(asked.size() <= 50, asked.size() + " were judged");
        assertFalse(search.archive().cutShort());
    }

    @Test
    void saysThatTimeWasUp() {
        TreeSet<Integer> calls = new TreeSet<>();
        Allowance brief = new Allowance(500, share -> calls.size() > 2);
        Search search = new Search(
                WIDE,
                candidates -> {
                    calls.add(calls.size());
                    return candidates.stream()
                            .map(each -> new Score(0, each.of(0), 0, 0))
                            .toList();
                },
                brief);
        search.run(List.of(), 1);
        assertTrue(search.archive().cutShort());
    }

    @Test
    void judgesWhatThereIsTodayThoughTimeIsUp() {
        Search search = new Search(WIDE, each(candidate -> new Score(0, 1, 0, 0)), new Allowance(500, share -> true));
        assertEquals(WIDE.current(), search.run(List.of(), 1).candidate());
        assertTrue(search.archive().cutShort());
    }

    @Test
    void leavesFieldsAloneThatWinNothing() {
        Function<Candidate, Score> onlyTheTarget =
                candidate -> new Score(0, 100 + candidate.of(2), 0, WIDE.turned(candidate));
        Judged best = new Search(WIDE, each(onlyTheTarget), Allowance.of(600)).run(List.of(), 1);
        assertEquals(
                List.of("target"),
                WIDE.settings(best.candidate()).stream()
                        .map(setting -> setting.place().path())
                        .toList());
    }

    @Test
    void keepsFloorsBelowTheirCeilings() {
        Function<Candidate, Score> highFloor = candidate -> {
            assertTrue(candidate.of(0) <= candidate.of(1), candidate + " has its floor above its ceiling");
            return new Score(0, 100 - candidate.of(0), 0, 0);
        };
        Judged best = new Search(WIDE, each(highFloor), Allowance.of(400)).run(List.of(), 1);
        assertEquals(89, best.score().cost());
    }

    @Test
    void tellsTheFrontByCost() {
        List<Score> scores = List.of(
                new Score(0, 5, 0.1, 0), new Score(1, 3, 0.4, 0), new Score(0, 6, 0.2, 0), new Score(0, 9, 0, 0));
        Space line = new Space(List.of(knob("only", Knob.Role.FREE, 4, 0)));
        Search search = new Search(line, each(candidate -> scores.get(candidate.of(0))), Allowance.of(4));
        search.run(List.of(), 1);
        assertEquals(
                List.of(3.0, 5.0, 9.0),
                search.archive().front().stream()
                        .map(judged -> judged.score().cost())
                        .toList(),
                "6 is dearer than 5 and hurts more");
    }

    private static Judge each(Function<Candidate, Score> function) {
        return candidates -> candidates.stream().map(function).toList();
    }

    private static Knob knob(String path, Knob.Role role, int count, int current) {
        List<String> values =
                IntStream.range(0, count).mapToObj(String::valueOf).toList();
        return new Knob(new Knob.Place(0, "web", path), role, values, current);
    }
}
