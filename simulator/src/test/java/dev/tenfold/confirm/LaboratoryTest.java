package dev.tenfold.confirm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.confirm.worker.Job;
import dev.tenfold.scenario.ScenarioReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real processes on a machine that others use too: mechanics are asserted, and accuracy only from afar. */
class LaboratoryTest {
    private static final Path SMALL = Path.of("..", "scenarios", "confirm-small.yaml");
    private static final List<String> SHORT = List.of(
            "length=10s",
            "load.stages=[{hold: {lasts: 2s}}, {ramp: {to: x5, over: 1s}}, {hold: {lasts: 7s}}]",
            "services.small.start-up.readiness=700ms",
            "policies=[{file: policies/small-hpa.yaml}]");

    private static Subject subject(List<String> set, Scale scale) throws Exception {
        Scripts scripts = more -> {
            List<String> all = new ArrayList<>(set);
            all.addAll(more);
            return ScenarioReader.read(SMALL, all);
        };
        return Subject.of(scripts, scale, Job.Mode.TIMED, true);
    }

    @Test
    void replicasReallyStartAndStopAsThePolicySays() throws Exception {
        List<String> said = new ArrayList<>();
        Subject subject = subject(SHORT, Scale.WHOLE);
        Confirmation all = new Laboratory(
                        subject, new Laboratory.Terms(1, 20, false, Duration.ofSeconds(1), 2), said::add)
                .confirm();
        Trial measured = all.measured().get(0).trial();
        ReadySteps ready = measured.ready().orElseThrow();
        assertEquals(2, ready.at(0));
        assertTrue(ready.at(10_000_000_000L) >= 3, "150/s at 25 ms keep 3.75 of 4 slots busy");
        assertFalse(all.measured().get(0).events().isEmpty());
        assertTrue(
                all.calibration().bootSeconds() + all.calibration().togetherSeconds() >= 0.6, "as the scenario says");
        double throughput = measured.figures().get(Quantity.HOLD_THROUGHPUT);
        assertTrue(throughput > 110 && throughput < 190, () -> "150/s were asked, " + (long) throughput + "/s served");
        assertEquals(0.0, measured.figures().get(Quantity.ERRORS), 0.02);
        assertTrue(measured.figures().get(Quantity.HOLD_P50) > 0.015, "half of exp(25 ms) is 17 ms");
        assertTrue(Told.text(all).contains(all.ruling().verdict().title()));
        assertTrue(Spelled.json(all).contains("\"hold-p95\""));
        assertEquals(
                0,
                ProcessHandle.current()
                        .descendants()
                        .filter(child -> child.info().commandLine().orElse("").contains("confirm.worker"))
                        .count(),
                "a replica is left behind");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            faults=[{kind: kill-tier, at: 5s, service: small}]             | faults are not played on a real system
            services.small.warm-up={lasts: 10s}                        | services.small.warm-up is not made real
            load.noise={spread: 0.1}                                   | load.noise is not played on a real system
            services.small.cores=500m                                  | services.small.cores must be whole
            """)
    void whatCannotBeMadeRealIsRefused(String set, String reason) {
        Refusal refusal = assertThrows(Refusal.class, () -> subject(List.of(set), Scale.WHOLE));
        assertTrue(refusal.reasons().contains(reason), refusal::getMessage);
    }

    @Test
    void aSmallerSystemHasAsManyReplicasWithLessInEach() throws Exception {
        List<String> large = List.of("services.small.slots=100", "services.small.cores=100", "load.start=1500/s");
        Subject small = subject(large, Scale.parse("1/50"));
        assertEquals(30, small.script().profile().at(0), 1e-9);
        assertEquals(300, small.script().profile().peak(), 1e-9);
        assertEquals(2, small.spec().replicas());
        assertEquals(2, small.job(0).slots());
        assertEquals(2, small.job(0).cores());
        assertEquals(2000, small.spec().requestedMilli());
    }
}
