package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.calibration.CpuFit;
import dev.tenfold.calibration.Measurements;
import dev.tenfold.calibration.Role;
import dev.tenfold.calibration.Signal;
import dev.tenfold.service.LatencyMixture;
import dev.tenfold.spelling.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pods of half a core whose capacity somebody measured (S13 of the published results): calibrated on the CPU of all
 * levels, the pod must run out of CPU where the real one did. A pod is half a core all the time here; the real one had
 * a whole core for half of each tenth of a second, which is why its quiet p99 is lower and its knee sharper.
 */
class MeasuredPodTest {
    private static final double LIMIT = 0.5;
    private static final double WARM_UP_SECONDS = 30;

    @TempDir
    Path folder;

    /** A level of load, the worst of its repetitions. */
    private record Level(double replicas, double offered, double p99Millis, double podCores, double achieved) {}

    private static List<Level> levels() throws IOException {
        Path file = SockShop.shared("traces/measured/pod-capacity-profile.csv");
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(cells -> new Level(
                        Double.parseDouble(cells[0]),
                        Double.parseDouble(cells[1]),
                        Double.parseDouble(cells[6]),
                        Double.parseDouble(cells[7]),
                        Double.parseDouble(cells[10])))
                .toList();
    }

    private static CpuFit fit(List<Level> levels) {
        return CpuFit.of(Measurements.of(List.of(
                        signal(levels, Role.RATE, Level::achieved),
                        signal(levels, Role.CPU, level -> level.podCores * level.replicas),
                        signal(levels, Role.REPLICAS, Level::replicas))))
                .orElseThrow();
    }

    private static Signal signal(List<Level> levels, Role role, ToDoubleFunction<Level> value) {
        long[] millis = new long[levels.size()];
        Arrays.setAll(millis, i -> (i + 1) * 120_000L);
        return new Signal(
                role, "profile", millis, levels.stream().mapToDouble(value).toArray());
    }

    /** 74.6/s were done of 75/s offered to one pod, with 2.5 % failures: that is its capacity. */
    @Test
    void theFitRunsOutOfCpuWhereThePodDid() throws IOException {
        List<Level> levels = levels();
        CpuFit fit = fit(levels);
        double most = levels.stream()
                .filter(level -> level.replicas == 1)
                .mapToDouble(Level::achieved)
                .max()
                .orElseThrow();
        assertEquals(most, (LIMIT - fit.idleCores()) / fit.cpuSeconds(), 0.02 * most);
    }

    @Test
    void latencyStaysLowToTheSafeRateAndIsSecondsAtCapacity() throws IOException {
        List<Level> levels = levels();
        CpuFit fit = fit(levels);
        for (Level level : levels) {
            if (level.replicas == 1) {
                double p99 = p99Millis(fit, level.offered);
                System.out.println("one pod | " + Figure.plain(level.offered, 0) + "/s | "
                        + Figure.plain(level.p99Millis, 0) + " ms | " + Figure.plain(p99, 0) + " ms");
                if (level.offered <= 60) {
                    assertTrue(p99 < 300, "within the study's objective at " + level.offered + ": " + p99);
                }
                if (level.offered == 75) {
                    assertEquals(level.p99Millis, p99, 0.5 * level.p99Millis, "at capacity");
                }
            }
        }
    }

    /** As the study did it: an open load for two minutes after half a minute, 10 s time-out. */
    private double p99Millis(CpuFit fit, double rate) {
        History history = new Sandbox(folder).rehearse("""
                title: one pod
                services: {pod: {replicas: 1, cpu: %sus, variability: 0, cores: %sm}}
                load: {service: pod, start: %s/s, timeout: 10s, stages: [hold: {lasts: 150s}]}
                """.formatted(
                        Figure.plain(fit.cpuSeconds() * 1e6, 0),
                        Figure.plain((LIMIT - fit.idleCores()) * 1000, 0),
                        Figure.plain(rate, 0)));
        LatencyMixture answers = new LatencyMixture();
        for (int window = 0; window < history.times().length; window++) {
            if (history.times()[window] > WARM_UP_SECONDS) {
                answers.add(history.users().latencies(window));
            }
        }
        return answers.quantile(0.99) * 1000;
    }
}
