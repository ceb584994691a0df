package dev.tenfold.calibration;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTextTest {

    @ParameterizedTest(name = "starts of {0} s, 95 % below {1} s: {2}")
    @CsvSource(textBlock = """
            20, 45, '{provisioning: 0s, readiness: 20s, p95: 45s}'
            20, 20, '{provisioning: 0s, readiness: 20s}'
            """)
    void startsThatDifferAreWrittenAsALaw(double median, double p95, String written) {
        Measurements measurements = Taken.of(Role.RATE).row(10).row(10).row(10).measurements();
        Calibration calibration = new Calibration(
                measurements,
                Traffic.of(measurements).orElseThrow(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(StartUpFit.ofPercentiles(median, p95, 10)),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Calibration.Given.NOTHING);
        String text = ScenarioText.of("web", calibration, List.of("pods.csv"), "load.csv", List.of());
        assertTrue(text.contains("\n    start-up: " + written + "\n"), text);
    }
}
