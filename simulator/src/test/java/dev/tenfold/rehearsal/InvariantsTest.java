package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.scenario.Script;
import dev.tenfold.service.Account;
import dev.tenfold.service.Cause;
import dev.tenfold.service.LatencyMixture;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds in every rehearsal, looked for in a hundred that chance wrote. A failure names the seed. */
class InvariantsTest {
    private static final int SEEDS = 100;

    /** Relative, for sums over many steps. */
    private static final double ROUNDING = 1e-6;

    @TempDir
    Path folder;

    @Test
    void everyRequestIsAccountedForInEveryWindow() {
        for (long seed = 0; seed < SEEDS; seed++) {
            History history = Sandbox.rehearse(script(seed));
            for (Line line : history.lines().values()) {
                String where = "seed " + seed + ", " + line.name();
                checkFlow(line, history.times(), where);
                checkFleet(line, where);
                checkLatencies(line, where);
            }
        }
    }

    @Test
    void noReportShowsARatioAboveOne() {
        for (long seed = 0; seed < SEEDS; seed += 5) {
            Report report = Verdict.of(script(seed), "", "", share -> {});
            String where = "seed " + seed;
            for (Finding finding : report.findings()) {
                if (finding.unit().equals("ratio") && finding.number().isPresent()) {
                    double ratio = finding.number().getAsDouble();
                    assertTrue(ratio >= 0 && ratio <= 1, where + ": " + finding);
                }
            }
            report.bounds()
                    .forEach(bound ->
                            assertTrue(bound.errorRatio() >= 0 && bound.errorRatio() <= 1, where + ": " + bound));
        }
    }

    @Test
    void theSameSeedTellsTheSameHistory() {
        for (long seed = 0; seed < SEEDS; seed += 10) {
            assertEquals(told(Sandbox.rehearse(script(seed))), told(Sandbox.rehearse(script(seed))), "seed " + seed);
        }
    }

    /** Every bit of a history, as text. */
    private static List<String> told(History history) {
        List<String> told = new ArrayList<>();
        history.happenings().forEach(happening -> told.add(happening.toString()));
        for (Line line : history.lines().values()) {
            told.add(line.account() + ", " + line.replicaSeconds());
            for (int i = 0; i < line.size(); i++) {
                told.add(line.served(i) + " " + line.waiting(i) + " " + line.cpuRatio(i) + " " + line.ready(i) + " "
                        + line.latencies(i).mean());
            }
        }
        return told;
    }

    /** {@code offered = served + failed + refused + waiting}, from the start to the end of every window. */
    private static void checkFlow(Line line, double[] times, String where) {
        double offered = 0;
        double answered = 0;
        double waiting = 0;
        for (int i = 0; i < line.size(); i++) {
            double seconds = times[i] - (i == 0 ? 0 : times[i - 1]);
            double lost = 0;
            for (Cause cause : Cause.values()) {
                assertTrue(line.lost(cause, i) >= 0, where + " lost " + line.lost(cause, i) + " by " + cause);
                lost += line.lost(cause, i) * seconds;
            }
            double allowed = line.demand(i) * seconds + waiting;
            assertTrue(line.served(i) >= 0 && line.waiting(i) >= 0, where + " in window " + i);
            assertTrue(
                    lost + line.served(i) * seconds <= allowed + ROUNDING * (1 + offered),
                    where + " answers more in window " + i + " than were there");
            offered += line.demand(i) * seconds;
            answered += lost + line.served(i) * seconds;
            waiting = line.waiting(i);
            assertEquals(offered, answered + waiting, ROUNDING * (1 + offered), where + " in window " + i);
        }
        Account account = line.account();
        assertEquals(offered, account.offered(), ROUNDING * (1 + offered), where);
        assertTrue(account.failed() + account.refused() <= account.offered() * (1 + ROUNDING), where);
    }

    private static void checkFleet(Line line, String where) {
        for (int i = 0; i < line.size(); i++) {
            assertTrue(!(line.cpuRatio(i) > 1 + ROUNDING), where + " uses " + line.cpuRatio(i) + " of its CPU");
            assertTrue(!(line.slotRatio(i) > 1 + ROUNDING), where + " uses " + line.slotRatio(i) + " of its slots");
            assertEquals(line.wanted(i), line.ready(i) + line.starting(i), where + " in window " + i);
        }
    }

    private static void checkLatencies(Line line, String where) {
        for (int i = 0; i < line.size(); i += 7) {
            LatencyMixture latencies = line.latencies(i);
            double p50 = latencies.quantile(0.5);
            double p99 = latencies.quantile(0.99);
            boolean none = latencies.weight() == 0;
            assertTrue(none || p50 >= 0 && p50 <= p99 && Double.isFinite(p99), where + " p50 " + p50 + " p99 " + p99);
        }
    }

    private Script script(long seed) {
        Random chance = new Random(seed);
        Sandbox sandbox = new Sandbox(folder)
                .hpa("a", 1, 12, 30 + chance.nextInt(60), "  behavior: {scaleDown: {stabilizationWindowSeconds: 30}}");
        return sandbox.script(new RandomScenario(chance).text());
    }
}
