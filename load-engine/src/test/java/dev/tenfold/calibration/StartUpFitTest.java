package dev.tenfold.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartUpFitTest {
    /** Wanted rises at 10 s and 60 s, ready follows at 30 s and 100 s: 20 s and 40 s, in the middle sqrt(800). */
    @Test
    void aStartLastsUntilAsManyAreReady() {
        StartUpFit fit = StartUpFit.of(Taken.of(Role.WANTED, Role.REPLICAS)
                        .row(2, 2)
                        .row(4, 2)
                        .row(4, 3)
                        .row(4, 4)
                        .row(4, 4)
                        .row(6, 4)
                        .row(6, 4)
                        .row(6, 4)
                        .row(6, 5)
                        .row(6, 6)
                        .measurements())
                .orElseThrow();
        assertEquals(2, fit.starts());
        assertEquals(Math.sqrt(20 * 40), fit.median(), 1e-9);
        assertTrue(fit.warnings().get(0).startsWith("only 2 starts were seen"), fit.warnings()::toString);
        assertTrue(fit.warnings().get(1).startsWith("timed to 10s only"), fit.warnings()::toString);
    }

    @Test
    void whatIsTakenBackIsNoStart() {
        assertEquals(
                Optional.empty(),
                StartUpFit.of(Taken.of(Role.WANTED, Role.REPLICAS)
                        .row(2, 2)
                        .row(4, 2)
                        .row(2, 2)
                        .row(2, 2)
                        .measurements()));
    }

    @Test
    void aStartThatNobodySawIsQuickerThanAStep() {
        StartUpFit fit = StartUpFit.of(
                        Taken.of(Role.WANTED, Role.REPLICAS).row(2, 2).row(4, 4).measurements())
                .orElseThrow();
        assertEquals(5, fit.median());
        assertEquals(10, fit.p95());
    }

    /** A log-normal of median 20 and sigma 0.5 has its 95th percentile at 20 exp(0.822). */
    @Test
    void medianAndP95MakeALogNormal() {
        StartUpFit fit = StartUpFit.ofPercentiles(20, 20 * Math.exp(0.5 * 1.644854), 10);
        assertEquals(0.5, fit.sigma(), 1e-9);
        assertEquals(20 * Math.exp(0.125), fit.mean(), 1e-9);
        double[] delays = {20 * Math.exp(-0.5), 20, 20 * Math.exp(0.5)};
        assertEquals(20, StartUpFit.ofDelays(delays, 0).median(), 1e-9);
        assertEquals(0.5, StartUpFit.ofDelays(delays, 0).sigma(), 1e-9);
    }

    /** Real pods: 2.8 s to the first answer for one more, 4.3 s for three more, as the study sums it up. */
    @Test
    void realPodsAreSlowerInCompany() throws IOException {
        double before = 0;
        for (String line : Files.readAllLines(Shared.file("traces/measured/pod-readiness-delays.csv"))) {
            String[] cells = line.split(",");
            if (cells[2].equals("trial_effective_serving_delay_s")) {
                StartUpFit fit = StartUpFit.ofPercentiles(
                        Double.parseDouble(cells[4]), Double.parseDouble(cells[6]), Integer.parseInt(cells[3]));
                assertTrue(fit.median() > before);
                assertTrue(fit.sigma() > 0.05 && fit.sigma() < 0.35, cells[1] + " more: sigma " + fit.sigma());
                before = fit.median();
            }
        }
        assertEquals(4.273789, before, 1e-9);
    }
}
