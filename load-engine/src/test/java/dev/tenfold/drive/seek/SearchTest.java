package dev.tenfold.drive.seek;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The search on servers in virtual time, whose limit is known exactly. */
class SearchTest {
    private static final int SEEDS = 30;

    private static MaxTps.Found find(SimulatedServers servers, Goal goal, double first, MaxTps.Pace pace) {
        return new MaxTps(servers, goal, pace, new Search(first, 1e6, 1.05), any -> {})
                .find()
                .result();
    }

    @ParameterizedTest(name = "M/M/{0}, {1} s each, p95 below {2} s")
    @CsvSource({"2, 0.010, 0.060", "4, 0.010, 0.050", "16, 0.040, 0.160"})
    void findsTheExactLimit(int count, double seconds, double within) {
        Goal goal = new Goal(0.95, within, 0.01);
        Erlang servers = new Erlang(count, seconds);
        double truth = servers.limit(goal);
        List<Double> errors = new ArrayList<>();
        int inside = 0;
        int spent = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            SimulatedServers simulated = new SimulatedServers(servers, goal, seed, Double.POSITIVE_INFINITY);
            MaxTps.Found found = find(simulated, goal, truth / 12, MaxTps.Pace.DEFAULT);
            Search.Answer answer = found.answer();
            assertTrue(answer.confirmed(), "seed " + seed);
            assertTrue(found.aborted().isEmpty(), "seed " + seed + ": " + found.aborted());
            errors.add(Math.abs(answer.rate() / truth - 1));
            inside += answer.low() <= truth && truth <= answer.high() ? 1 : 0;
            spent += simulated.seconds;
        }
        errors.sort(null);
        String told = "errors " + errors + ", inside " + inside + ", seconds each " + spent / SEEDS;
        assertTrue(errors.get(SEEDS / 2) <= 0.05, told);
        assertTrue(inside >= 0.9 * SEEDS, told);
        if (Boolean.getBoolean("told")) {}
    }

    @Test
    void saysThatTheGeneratorWasTheLimit() {
        Goal goal = new Goal(0.95, 0.05, 0.01);
        SimulatedServers servers = new SimulatedServers(new Erlang(16, 0.01), goal, 1, 500);
        Search.Answer answer = find(servers, goal, 50, MaxTps.Pace.DEFAULT).answer();
        assertTrue(answer.generatorLimited());
        assertTrue(answer.confirmed());
        assertEquals(500, answer.rate(), 30);
        assertEquals(Double.POSITIVE_INFINITY, answer.high());
    }

    @Test
    void goesDownWhereTheFirstRateIsTooMuch() {
        Goal goal = new Goal(0.95, 0.05, 0.01);
        Erlang servers = new Erlang(4, 0.01);
        SimulatedServers simulated = new SimulatedServers(servers, goal, 3, Double.POSITIVE_INFINITY);
        Search.Answer answer = find(simulated, goal, 700, MaxTps.Pace.DEFAULT).answer();
        assertEquals(servers.limit(goal), answer.rate(), 0.1 * servers.limit(goal));
    }

    @Test
    void stopsAtTheMostThatMayBeTried() {
        Goal goal = new Goal(0.95, 0.05, 0.01);
        SimulatedServers simulated = new SimulatedServers(new Erlang(16, 0.01), goal, 3, Double.POSITIVE_INFINITY);
        Search.Answer answer = new MaxTps(simulated, goal, MaxTps.Pace.DEFAULT, new Search(100, 300, 1.05), any -> {})
                .find()
                .result()
                .answer();
        assertEquals(300, answer.rate());
        assertFalse(answer.generatorLimited());
        assertEquals(Double.POSITIVE_INFINITY, answer.high());
    }

    @Test
    void restsAfterEachFailure() {
        Goal goal = new Goal(0.95, 0.05, 0.01);
        SimulatedServers simulated = new SimulatedServers(new Erlang(4, 0.01), goal, 5, Double.POSITIVE_INFINITY);
        MaxTps.Found found = find(simulated, goal, 50, MaxTps.Pace.DEFAULT);
        long failures =
                found.tried().stream().filter(each -> !each.ruling().held()).count();
        assertTrue(failures > 1);
        assertEquals(failures, found.recoveries().size());
        assertTrue(found.recoveries().stream().allMatch(MaxTps.Recovery::recovered));
    }
}
