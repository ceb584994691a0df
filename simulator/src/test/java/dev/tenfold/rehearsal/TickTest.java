package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.scenario.Script;
import dev.tenfold.service.Account;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Results hardly depend on the tick. Beside the tick of 1 s, one of 250 ms or 2 s wants the same replicas to within one
 * replica and one sync of the autoscaler and pays the same to within 0.5 %; one of 5 s, which sees a ramp of a minute
 * in twelve steps only, to within one replica and two syncs and to within 4 %. All serve the same to within 1 %, and
 * lose the same to within 0.5 %, of what is offered.
 */
class TickTest {
    private static final double SYNC_SECONDS = 15;
    private static final Map<String, Tolerance> TICKS = new TreeMap<>(Map.of(
            "250ms", new Tolerance(0.005, 1),
            "2s", new Tolerance(0.005, 1),
            "5s", new Tolerance(0.04, 2)));

    /** How far what is paid may be off, relative, and by how many syncs a decision may shift. */
    private record Tolerance(double paid, int syncs) {}

    @TestFactory
    Stream<DynamicTest> anotherTickTellsTheSame() {
        return Stream.of("users-x10", "slow-dependency", "tier-killed", "seed-profile")
                .flatMap(name -> {
                    History usual = Sandbox.rehearse(script(name, "1s"));
                    return TICKS.keySet().stream()
                            .map(tick ->
                                    DynamicTest.dynamicTest(name + " at " + tick, () -> compare(usual, name, tick)));
                });
    }

    private static void compare(History usual, String name, String tick) {
        History other = Sandbox.rehearse(script(name, tick));
        for (Line expected : usual.lines().values()) {
            Line line = other.lines().get(expected.name());
            double offered = expected.account().offered();
            assertEquals(offered, line.account().offered(), 0.01 * offered, "offered");
            assertEquals(expected.account().served(), line.account().served(), 0.01 * offered, "served");
            assertEquals(lost(expected.account()), lost(line.account()), 0.005 * offered, "lost");
            double paid = expected.replicaSeconds();
            assertEquals(paid, line.replicaSeconds(), TICKS.get(tick).paid() * paid, "replica-seconds");
            checkWanted(expected, line, usual.times(), TICKS.get(tick).syncs() * SYNC_SECONDS);
        }
    }

    private static void checkWanted(Line expected, Line line, double[] times, double apart) {
        for (int i = 0; i < times.length; i++) {
            boolean found = false;
            for (int j = 0; j < times.length && !found; j++) {
                found = Math.abs(times[i] - times[j]) <= apart && Math.abs(expected.wanted(j) - line.wanted(i)) <= 1;
            }
            assertTrue(found, line.name() + " wants " + line.wanted(i) + " at " + times[i] + " s");
        }
    }

    private static double lost(Account account) {
        return account.failed() + account.refused();
    }

    private static Script script(String name, String tick) {
        return Sandbox.read(Sandbox.shipped().resolve(name + ".yaml"), List.of("tick=" + tick));
    }
}
