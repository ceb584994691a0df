package dev.tenfold.inject.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Family.Reading;
import dev.tenfold.inject.Family.Type;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import dev.tenfold.prometheus.PrometheusFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OverlayTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");
    private static final String LATENCY = "latency_seconds";

    /** Real values that a test sets; one without values is away. */
    private final Map<Labels, Double> real = new LinkedHashMap<>();

    private boolean away;

    private List<Sample> read(String metric, Instant at) {
        if (away) {
            throw new PrometheusFailure("http://127.0.0.1:9090 cannot be reached");
        }
        List<Sample> samples = new ArrayList<>();
        real.forEach((labels, value) -> {
            if (labels.name().equals(metric)) {
                samples.add(new Sample(labels, value));
            }
        });
        return samples;
    }

    private Overlay overlay(Distortion... distortions) {
        return new Overlay("test", this::read, List.of(distortions), Duration.ofHours(1), Duration.ofSeconds(15));
    }

    private static Distortion from10to20(String selector, Type type, Change change) {
        return Distortion.of(selector, type, change, Duration.ofSeconds(10), Duration.ofSeconds(10));
    }

    private static Snapshot at(Overlay overlay, int second) {
        overlay.advanceTo(Duration.ofSeconds(second));
        return overlay.snapshot(START.plusSeconds(second), Map.of("tenfold_game_day", "g1"));
    }

    private static String told(Snapshot snapshot) {
        StringBuilder text = new StringBuilder();
        snapshot.families()
                .forEach(family -> family.readings()
                        .forEach(reading -> text.append(reading.labels())
                                .append(' ')
                                .append(reading.value())
                                .append('\n')));
        return text.toString().strip();
    }

    private static double only(Snapshot snapshot) {
        return snapshot.families().get(0).readings().get(0).value();
    }

    @Test
    void aGaugeIsMultipliedWhileTheFaultIsOn() {
        real.put(Labels.of("__name__", "queue_depth", "queue", "mail"), 3.0);
        real.put(Labels.of("__name__", "queue_depth", "queue", "orders"), 5.0);
        Overlay overlay = overlay(from10to20("queue_depth{queue=\"mail\"}", Type.GAUGE, new Times(10)));
        String struck = "tenfold_queue_depth{queue=\"mail\", tenfold_game_day=\"g1\"} ";
        String spared = "\ntenfold_queue_depth{queue=\"orders\", tenfold_game_day=\"g1\"} 5.0";
        assertEquals(struck + "3.0" + spared, told(at(overlay, 9)));
        assertEquals(struck + "30.0" + spared, told(at(overlay, 10)));
        assertEquals(struck + "3.0" + spared, told(at(overlay, 20)));
    }

    @Test
    void theIntensityOfAFaultCanBeChanged() {
        real.put(Labels.of("__name__", "a"), 3.0);
        Overlay overlay = overlay(from10to20("a", Type.GAUGE, new Times(10)));
        overlay.intensity(0);
        assertEquals(3, only(at(overlay, 10)));
        overlay.intensity(1.2);
        assertEquals(35.4, only(at(overlay, 11)), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> overlay.intensity(-1));
    }

    @Test
    void aCounterRisesFasterAndNeverFalls() {
        Labels series = Labels.of("__name__", "requests_total");
        Overlay overlay = overlay(from10to20("requests_total", Type.COUNTER, new Times(10)));
        double[] seen = {100, 110, 120, 130, 140, 150};
        double[] expected = {100, 110, 210, 310, 320, 330};
        int[] seconds = {0, 5, 10, 15, 20, 25};
        for (int i = 0; i < seen.length; i++) {
            real.put(series, seen[i]);
            assertEquals(expected[i], only(at(overlay, seconds[i])), "at " + seconds[i]);
        }
    }

    @Test
    void aCounterThatRestartsBeginsAnew() {
        Labels series = Labels.of("__name__", "requests_total");
        Overlay overlay = overlay(from10to20("requests_total", Type.COUNTER, new Times(10)));
        real.put(series, 1000.0);
        at(overlay, 9);
        real.put(series, 5.0);
        assertEquals(50, only(at(overlay, 12)));
        real.put(series, 7.0);
        assertEquals(52, only(at(overlay, 25)));
    }

    private void histogram(double first, double second, double all, double sum) {
        real.put(Labels.of("__name__", LATENCY + "_bucket", "le", "0.5"), first);
        real.put(Labels.of("__name__", LATENCY + "_bucket", "le", "1"), second);
        real.put(Labels.of("__name__", LATENCY + "_bucket", "le", "+Inf"), all);
        real.put(Labels.of("__name__", LATENCY + "_sum"), sum);
        real.put(Labels.of("__name__", LATENCY + "_count"), all);
    }

    @Test
    void twentySecondsMoreMoveWhatIsNewToTheLastBucket() {
        Overlay overlay = overlay(from10to20(LATENCY, Type.HISTOGRAM, new Plus(20)));
        histogram(80, 90, 100, 40);
        at(overlay, 5);
        histogram(88, 99, 110, 44);
        assertEquals("""
                tenfold_latency_seconds_bucket{le="0.5", tenfold_game_day="g1"} 80.0
                tenfold_latency_seconds_bucket{le="1", tenfold_game_day="g1"} 90.0
                tenfold_latency_seconds_bucket{le="+Inf", tenfold_game_day="g1"} 110.0
                tenfold_latency_seconds_sum{tenfold_game_day="g1"} 244.0
                tenfold_latency_seconds_count{tenfold_game_day="g1"} 110.0""", told(at(overlay, 10)));
        histogram(96, 108, 120, 48);
        assertEquals("""
                tenfold_latency_seconds_bucket{le="0.5", tenfold_game_day="g1"} 88.0
                tenfold_latency_seconds_bucket{le="1", tenfold_game_day="g1"} 99.0
                tenfold_latency_seconds_bucket{le="+Inf", tenfold_game_day="g1"} 120.0
                tenfold_latency_seconds_sum{tenfold_game_day="g1"} 248.0
                tenfold_latency_seconds_count{tenfold_game_day="g1"} 120.0""", told(at(overlay, 25)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void aHistogramStaysAHistogramWhateverHappens(long seed) {
        Random random = new Random(seed);
        Overlay overlay = overlay(
                from10to20(LATENCY, Type.HISTOGRAM, new Plus(random.nextDouble() * 2)),
                from10to20(LATENCY, Type.HISTOGRAM, new Times(random.nextDouble() * 20)));
        double[] seen = new double[4];
        double[] before = new double[3];
        for (int second = 0; second < 30; second++) {
            boolean restart = random.nextInt(10) == 0;
            if (restart) {
                seen = new double[4];
                before = new double[3];
            }
            double few = random.nextInt(10);
            double more = few + random.nextInt(10);
            double all = more + random.nextInt(10);
            seen = new double[] {seen[0] + few, seen[1] + more, seen[2] + all, seen[3] + all * 0.7};
            histogram(seen[0], seen[1], seen[2], seen[3]);
            List<Reading> told = at(overlay, second).families().get(0).readings();
            double last = 0;
            for (int i = 0; i < 3; i++) {
                double count = told.get(i).value();
                assertTrue(count >= last - 1e-9, "buckets rise with their bounds, seed " + seed + " at " + second);
                assertTrue(
                        restart || second == 0 || count >= before[i] - 1e-9,
                        "buckets never fall, seed " + seed + " at " + second);
                before[i] = count;
                last = count;
            }
            assertEquals(last, told.get(4).value(), "count is the last bucket");
        }
    }

    @Test
    void aHistogramThatIsHalfSeenIsNotTold() {
        Overlay overlay = overlay(from10to20(LATENCY, Type.HISTOGRAM, new Plus(20)));
        histogram(1, 2, 3, 4);
        real.remove(Labels.of("__name__", LATENCY + "_sum"));
        assertEquals("", told(at(overlay, 0)));
    }

    @Test
    void whatCannotBeReadIsNotTold() {
        real.put(Labels.of("__name__", "a"), 3.0);
        Overlay overlay = overlay(from10to20("a", Type.GAUGE, new Times(10)));
        away = true;
        assertEquals(0, at(overlay, 10).size());
        assertEquals(
                "http://127.0.0.1:9090 cannot be reached", overlay.trouble().orElseThrow());
        away = false;
        assertEquals(1, at(overlay, 11).size());
        assertTrue(overlay.trouble().isEmpty());
    }

    @Test
    void mistakesAreToldInALine() {
        Duration none = Duration.ZERO;
        assertThrows(
                IllegalArgumentException.class, () -> Distortion.of("a + b", Type.GAUGE, new Times(2), none, none));
        assertThrows(
                IllegalArgumentException.class,
                () -> Distortion.of("{job=\"x\"}", Type.GAUGE, new Times(2), none, none));
        assertThrows(IllegalArgumentException.class, () -> Distortion.of("a", Type.COUNTER, new Plus(2), none, none));
        assertThrows(IllegalArgumentException.class, () -> new Times(-1));
        assertThrows(
                IllegalArgumentException.class,
                () -> overlay(from10to20("a", Type.GAUGE, new Times(2)), from10to20("a", Type.COUNTER, new Times(2))));
    }
}
