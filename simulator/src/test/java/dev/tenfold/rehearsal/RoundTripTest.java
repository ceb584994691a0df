package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.calibration.Calibration;
import dev.tenfold.calibration.Evidence;
import dev.tenfold.calibration.ScenarioText;
import dev.tenfold.recording.RangeSeries;
import dev.tenfold.recording.Skipped;
import dev.tenfold.recording.Track;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a rehearsal publishes, calibrated, gives back the service that it was a rehearsal of. */
class RoundTripTest {
    private static final int STEP_SECONDS = 15;

    @TempDir
    Path folder;

    private Calibration calibration;

    private String imported(String service, double limit, Calibration.Given given) {
        Sandbox sandbox = new Sandbox(folder);
        History history = sandbox.rehearse(service);
        Evidence evidence = new Evidence("api", Map.of(), List.of());
        evidence.add("rehearsal", new RangeSeries("rehearsal", tracks(history, limit), Skipped.NOTHING, List.of()));
        calibration = Calibration.of(evidence, given).orElseThrow();
        String text = ScenarioText.of("api", calibration, List.of("rehearsal"), "load.csv", List.of());
        sandbox.file("load.csv", ScenarioText.trace(calibration.traffic()));
        sandbox.rehearse(text);
        return text;
    }

    private static List<Track> tracks(History history, double cores) {
        Line line = history.users();
        return List.of(
                track(history, "rate", line::served),
                track(history, "cpu", window -> line.cpuRatio(window) * line.ready(window) * cores),
                track(history, "replicas", line::ready),
                track(history, "wanted", line::wanted),
                track(history, "latency", window -> line.latencies(window).mean()),
                track(history, "p50", window -> line.latencies(window).quantile(0.5)),
                track(history, "p95", window -> line.latencies(window).quantile(0.95)));
    }

    private static Track track(History history, String name, IntToDoubleFunction value) {
        double[] times = history.times();
        int[] windows = IntStream.range(0, times.length)
                .filter(window -> times[window] % STEP_SECONDS == 0)
                .toArray();
        return new Track(
                name,
                new TreeMap<>(),
                IntStream.of(windows)
                        .mapToLong(window -> Math.round(times[window] * 1000))
                        .toArray(),
                IntStream.of(windows).mapToDouble(value).toArray());
    }

    @Test
    void aServiceBoundByItsSlots() {
        String text = imported("""
                title: slots
                services: {api: {replicas: 2, cpu: 8ms, latency: 90ms, cores: 2, slots: 4, queue: 500}}
                load:
                  service: api
                  start: 5/s
                  stages: [ramp: {to: 80/s, over: 60m}]
                """, 2, Calibration.Given.NOTHING);
        assertTrue(text.contains("\n    slots: 4\n"), text);
        assertEquals(0.008, calibration.cpu().orElseThrow().cpuSeconds(), 0.008 * 0.02);
        assertEquals(0.098, calibration.latency().orElseThrow().floorSeconds(), 0.098 * 0.02);
        assertEquals(4, calibration.latency().orElseThrow().places(), 0.1);
    }

    @Test
    void aServiceBoundByItsCores() {
        String text = imported("""
                title: cores
                services: {api: {replicas: 3, cpu: 20ms, latency: 10ms, cores: 1}}
                load:
                  service: api
                  start: 10/s
                  stages: [ramp: {to: 147/s, over: 60m}]
                """, 1, Calibration.Given.cores(1));
        assertTrue(text.contains("\n    cores: 1\n") && !text.contains(" slots: "), text);
        assertEquals(0.020, calibration.cpu().orElseThrow().cpuSeconds(), 0.020 * 0.02);
        assertEquals(0.030, calibration.latency().orElseThrow().floorSeconds(), 0.030 * 0.02);
        assertEquals(1, calibration.latency().orElseThrow().places(), 0.05);
    }

    /** 55 s from creation to readiness, seen every 15 s by who counts the ready ones. */
    @Test
    void aServiceThatGrows() {
        new Sandbox(folder).hpa("api", 2, 40, 60, "");
        imported("""
                title: growth
                services:
                  api: {replicas: 2, cpu: 10ms, latency: 5ms, start-up: {provisioning: 5s, readiness: 50s}}
                load:
                  service: api
                  start: 100/s
                  stages: [ramp: {to: 1500/s, over: 30m}]
                policies: [file: api-hpa.yaml]
                """, 1, Calibration.Given.cores(1));
        assertEquals(55, calibration.startUp().orElseThrow().median(), 10);
        assertEquals(0.010, calibration.cpu().orElseThrow().cpuSeconds(), 0.0005);
        // 60 % of the one core that a pod requests.
        assertEquals(0.6, calibration.held().orElseThrow().cores(), 0.06);
        assertEquals(0.015, calibration.latency().orElseThrow().floorSeconds(), 0.0015);
    }
}
