package dev.tenfold.drive.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimingTest {
    private static List<Long> millis(List<Timing.Cue> cues) {
        return cues.stream().map(cue -> cue.atNanos() / 1_000_000).toList();
    }

    @Test
    void keepsTheDistancesAndPutsRequestsInTheOrderOfTime() {
        List<Timing.Cue> cues = Timing.original().cues(new long[] {5_250, 5_000, 7_001}, List.of("", "", ""));
        assertEquals(List.of(0L, 250L, 2_001L), millis(cues));
        assertEquals(List.of(1, 0, 2), cues.stream().map(Timing.Cue::call).toList());
    }

    @Test
    void dividesDistancesByTheSpeed() {
        Timing timing = new Timing(10, 1, Duration.ZERO, 1);
        assertEquals(List.of(0L, 200L), millis(timing.cues(new long[] {1, 2_001}, List.of("", ""))));
    }

    @Test
    void spreadsTheRequestsOfASecondWhereALogKnowsNoLess() {
        long[] seconds = {1_000, 1_000, 1_000, 1_000, 3_000};
        List<Timing.Cue> cues = Timing.original().cues(seconds, List.of("", "", "", "", ""));
        assertEquals(List.of(0L, 250L, 500L, 750L, 2_000L), millis(cues));
    }

    @Test
    void furtherUsersComeLaterButKeepTheirOwnDistances() {
        Timing timing = new Timing(1, 3, Duration.ofSeconds(2), 7);
        List<Timing.Cue> cues = timing.cues(new long[] {0, 100, 5_500}, List.of("u", "u", "u"));
        assertEquals(9, cues.size());
        List<Long> firsts = millis(cues.stream().filter(cue -> cue.call() == 0).toList());
        List<Long> seconds = millis(cues.stream().filter(cue -> cue.call() == 1).toList());
        assertEquals(0, firsts.get(0));
        assertTrue(firsts.get(1) > 0 && firsts.get(2) < 2_000 && firsts.get(1) < firsts.get(2), firsts.toString());
        assertEquals(firsts.stream().map(at -> at + 100).toList(), seconds);
    }

    @Test
    void theSameSeedGivesTheSameTurns() {
        Timing timing = new Timing(1, 4, Duration.ofSeconds(2), 7);
        long[] times = {0, 100};
        List<String> users = List.of("a", "b");
        assertEquals(timing.cues(times, users), timing.cues(times, users));
    }

    @Test
    void aSpeedOfNothingIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Timing(0, 1, Duration.ZERO, 1));
    }
}
