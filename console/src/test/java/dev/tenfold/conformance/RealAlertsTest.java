package dev.tenfold.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenfold.real.Promtool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random alerting rules over random series, evaluated here and by the promtool that is installed: the same alerts
 * pending and firing at each evaluation, with the same labels and annotations.
 */
class RealAlertsTest {
    private static final long SEED = Long.getLong("alerts.seed", 20_260_801);
    private static final int RULES = 60;

    @Test
    void alertsAsTheRealOnesDo(@TempDir Path directory) throws Exception {
        assumeTrue(
                Promtool.binary().isPresent(), "no promtool on the PATH to compare with; apt-get install prometheus");
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        List<String> tests = new ArrayList<>();
        int firing = 0;
        for (int i = 0; i < RULES; i++) {
            AlertOracle oracle = new AlertOracle(RandomAlert.draw(random));
            tests.add(oracle.write(directory, i));
            firing += oracle.claimedFiring();
        }
        assertEquals(Optional.empty(), Promtool.test(directory, tests), "seed " + SEED);
        assertTrue(firing > 10 * RULES, "alerts should fire often, they did " + firing + " times");
    }
}
