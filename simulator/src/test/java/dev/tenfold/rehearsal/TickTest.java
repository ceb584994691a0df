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
 * Results do not depend on the tick: beside the tick of 1 s, others want the same replicas to within one replica and
 * one sync of the autoscaler, serve the same to within 1 % and lose the same to within 0.5 % of what is offered. What
 * is paid is the same to within 0.5 %. A tick of 5 s sees a ramp of a minute in twelve steps only: there it is three
 * replicas, and 4 % of what is paid.
 */
class TickTest {
    private static final Map<String, Double> PAID = new TreeMap<>(Map.of("250ms", 0.005, "2s", 0.005, "5s", 0.04));
    private static final double SYNC_SECONDS = 15;

    @TestFactory
    Stream<DynamicTest> anotherTickTellsTheSame() {
        return Stream.of("users-x10", "slow-dependency", "tier-killed", "seed-profile")
                .flatMap(name -> {
                    History usual = Sandbox.rehearse(script(name, "1s"));
                    return PAID.keySet().stream()
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
            assertEquals(paid, line.replicaSeconds(), PAID.get(tick) * paid, "replica-seconds");
            checkWanted(expected, line, usual.times(), tick.equals("5s") ? 3 : 1);
        }
    }

    private static void checkWanted(Line expected, Line line, double[] times, int replicas) {
        for (int i = 0; i < times.length; i++) {
            boolean found = false;
            for (int j = 0; j < times.length && !found; j++) {
                found = Math.abs(times[i] - times[j]) <= SYNC_SECONDS
                        && Math.abs(expected.wanted(j) - line.wanted(i)) <= replicas;
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
