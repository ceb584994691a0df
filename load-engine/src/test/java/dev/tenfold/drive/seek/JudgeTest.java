package dev.tenfold.drive.seek;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final Goal GOAL = new Goal(0.95, 0.5, 0.01);
    private static final List<String> LATE = List.of("sent 40 ms late (p99; 25 ms may be)");
    private static final List<String> SLOW = List.of("sent 40 ms late (median; 25 ms may be)");

    private static final double TARDY = 0.02;

    private final Judge judge = new Judge(GOAL);

    private Ruling ruling(int most, double bad, List<String> obstacles, List<String> excuses) {
        Optional<Ruling> ruling = Optional.empty();
        for (int second = 0; second < most && ruling.isEmpty(); second++) {
            ruling = judge.see(
                    new Sample(800, 800, 0, bad, 5, 0.02, 0, obstacles, excuses.isEmpty() ? 0 : TARDY, excuses));
        }
        return ruling.orElseGet(judge::close);
    }

    @Test
    void whatHeldAlthoughSomeWereSentLateHeld() {
        assertEquals(Ruling.Kind.HELD, ruling(30, 0, List.of(), LATE).kind());
    }

    @Test
    void whatFailedWhileSomeWereSentLateSaysNothing() {
        Ruling ruling = ruling(30, 0.06, List.of(), LATE);
        assertEquals(Ruling.Kind.VOID, ruling.kind());
        assertEquals(LATE.get(0), ruling.why());
    }

    @Test
    void soFewThatWereSentLateDoNotExplainSoManyFailures() {
        assertEquals(Ruling.Kind.FAILED, ruling(30, 0.08, List.of(), LATE).kind());
    }

    @Test
    void whatFailedWhileAllWereSentInTimeFailed() {
        assertEquals(Ruling.Kind.FAILED, ruling(30, 0.06, List.of(), List.of()).kind());
    }

    @Test
    void aGeneratorThatDoesNotKeepUpShowsNothingEvenWhereTheGoalWasMet() {
        Ruling ruling = ruling(30, 0, SLOW, LATE);
        assertEquals(Ruling.Kind.VOID, ruling.kind());
        assertEquals(SLOW.get(0), ruling.why());
    }

    @Test
    void oneSecondAmongManyIsNoExcuse() {
        judge.see(new Sample(800, 800, 0, 0.02, 5, 0.02, 0, List.of(), TARDY, LATE));
        assertEquals(Ruling.Kind.FAILED, ruling(29, 0.02, List.of(), List.of()).kind());
    }
}
