package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.scenario.Script;
import dev.tenfold.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A run with long steps in its calm stretches tells what a run tells in which no step is longer than a tick. */
class StrideTest {
    static List<String> shipped() throws IOException {
        try (Stream<Path> files = Files.list(Sandbox.shipped())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shipped")
    void longStepsTellTheSame(String name) {
        compare(Sandbox.read(Sandbox.shipped().resolve(name), List.of()));
    }

    /** What an autoscaler is served leaps when it asks, and what that tells of a need is told to the second. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {2, 4, 5})
    void soItIsWhereverPrometheusScrapes(int seed) {
        compare(keda("seed=" + seed));
        // Signals are counted from one look to the next, so that nobody else may look.
        compare(keda("seed=" + seed, "signals={s0-prometheus: {service: shop, measure: demand}}"));
    }

    private static Script keda(String... overrides) {
        return Sandbox.read(Sandbox.shipped().resolve("keda-requests.yaml"), List.of(overrides));
    }

    /** Then long steps end where most is read. */
    @Test
    void soItIsWhereWindowsAreLong() {
        compare(keda("length=3h"));
    }

    private static void compare(Script script) {
        Rehearsal ticking = Rehearsal.ofPolicies(script);
        ticking.world().everyTick();
        History expected = ticking.run(share -> {});
        History history = Rehearsal.ofPolicies(script).run(share -> {});

        assertEquals(starts(expected.breaches()), starts(history.breaches()), "breaches");
        assertEquals(expected.surpluses(), history.surpluses());
        for (Line line : expected.lines().values()) {
            compare(line, history.lines().get(line.name()));
        }
    }

    private static List<Long> starts(List<Breach> breaches) {
        return breaches.stream().map(Breach::startNanos).toList();
    }

    private static void compare(Line expected, Line line) {
        double offered = expected.account().offered();
        assertEquals(offered, line.account().offered(), 1e-6 * offered, "offered");
        assertEquals(expected.account().served(), line.account().served(), 1e-6 * offered, "served");
        assertEquals(lost(expected), lost(line), 1e-6 * offered, "lost");
        assertEquals(expected.replicaSeconds(), line.replicaSeconds(), 1e-6 * expected.replicaSeconds(), "paid");
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.wanted(i), line.wanted(i), line.name() + " wanted in window " + i);
            assertEquals(expected.ready(i), line.ready(i), line.name() + " ready in window " + i);
            double p95 = expected.latencies(i).quantile(0.95);
            double within = Double.isNaN(p95) ? 0 : 1e-3 * p95;
            assertEquals(p95, line.latencies(i).quantile(0.95), within, line.name() + " p95 in window " + i);
        }
    }

    private static double lost(Line line) {
        return line.account().failed() + line.account().refused();
    }

    /** Without it the comparison above compares nothing. */
    @Test
    void aCalmHourTakesFewerSteps(@TempDir Path folder) {
        Sandbox sandbox = new Sandbox(folder);
        String calm = "title: calm\nservices: {a: {replicas: 2, cpu: 10ms, start-up: {}}}\n"
                + "load: {service: a, start: 50/s, stages: [hold: {lasts: 1h}]}\n";
        Rehearsal ticking = Rehearsal.ofFixedFleet(sandbox.script(calm));
        ticking.world().everyTick();

        assertEquals(3600, steps(ticking));
        assertTrue(steps(Rehearsal.ofFixedFleet(sandbox.script(calm))) < 730);
    }

    private static int steps(Rehearsal rehearsal) {
        Set<Double> paid = new HashSet<>();
        Service service = rehearsal.world().topology().service("a");
        while (rehearsal.agenda().hasWorkBy(3_600_000_000_000L)) {
            rehearsal.agenda().runNext();
            paid.add(service.fleet().replicaSeconds());
        }
        return paid.size() - 1;
    }
}
