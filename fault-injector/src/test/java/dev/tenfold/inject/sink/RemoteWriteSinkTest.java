package dev.tenfold.inject.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Family.Reading;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import dev.tenfold.server.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What remote write says on the wire, and how it takes answers. */
class RemoteWriteSinkTest {
    private static final Instant AT = Instant.ofEpochMilli(1_763_815_411_123L);
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static Receiver.Reply counted(Receiver.Request request) {
        int series = Proto.read(request.unpacked()).parts(5).size();
        return new Receiver.Reply(204, Map.of("X-Prometheus-Remote-Write-Samples-Written", String.valueOf(series)));
    }

    private static OnLoop sink(Receiver receiver, Map<String, String> options) {
        return new OnLoop("remote-write", receiver.uri("/api/v1/write"), options);
    }

    /** Series of a request of version 2: labels, bits of the value, type, help. */
    private static Map<Labels, List<Object>> second(byte[] message) {
        Proto request = Proto.read(message);
        List<String> symbols = request.texts(4);
        assertEquals("", symbols.get(0));
        assertEquals(symbols.size(), symbols.stream().distinct().count());
        Map<Labels, List<Object>> series = new HashMap<>();
        for (Proto each : request.parts(5)) {
            List<Integer> refs = each.packed(1);
            String[] words = refs.stream().map(symbols::get).toArray(String[]::new);
            Proto sample = each.part(2);
            assertEquals(AT.toEpochMilli(), sample.number(2));
            String help = symbols.get((int) each.part(5).number(3));
            series.put(Labels.of(words), List.of(sample.number(1), each.part(5).number(1), help));
        }
        return series;
    }

    @Test
    void bothVersionsSayWhatTheSnapshotSays() {
        Snapshot snapshot = Snapshots.mixed(AT);
        Map<Labels, Long> values = new HashMap<>();
        Map<Labels, List<Object>> typed = new HashMap<>();
        snapshot.families().forEach(family -> {
            for (Reading reading : family.readings()) {
                long bits = Double.doubleToRawLongBits(reading.value());
                long type = family.type().ordinal() + 1;
                values.put(reading.labels(), bits);
                typed.put(reading.labels(), List.of(bits, type, family.help()));
            }
        });
        Map<Labels, Long> first = new HashMap<>();
        for (Proto series :
                Proto.read(WriteRequest.encode(Batch.whole(snapshot))).parts(1)) {
            Map<String, String> labels = new TreeMap<>();
            series.parts(1).forEach(label -> labels.put(label.text(1), label.text(2)));
            assertEquals(
                    List.copyOf(labels.keySet()),
                    series.parts(1).stream().map(label -> label.text(1)).toList());
            assertEquals(AT.toEpochMilli(), series.part(2).number(2));
            first.put(Labels.of(labels), series.part(2).number(1));
        }
        assertEquals(values, first);
        assertEquals(typed, second(WriteRequest2.encode(Batch.whole(snapshot))));
    }

    @Test
    void version2TellsItsNameAndFallsBackWhereNobodyKnowsIt() {
        AtomicInteger refusals = new AtomicInteger();
        try (Receiver receiver = new Receiver(request -> {
                    boolean second = request.headers().getFirst("Content-Type").contains("write.v2.Request");
                    return second && refusals.incrementAndGet() > 0
                            ? new Receiver.Reply(415, Map.of())
                            : Receiver.Reply.DONE;
                });
                OnLoop sink = sink(receiver, Map.of("version", "2"))) {
            sink.write(Snapshots.gauges(AT, 3, 1));
            sink.write(Snapshots.gauges(AT.plusMillis(1), 3, 1));
            assertEquals(1, refusals.get());
            assertEquals(6, sink.health().written());
            assertEquals("2.0.0", receiver.requests().get(0).headers().getFirst("X-Prometheus-Remote-Write-Version"));
            assertEquals("0.1.0", receiver.requests().get(1).headers().getFirst("X-Prometheus-Remote-Write-Version"));
            assertEquals(3, receiver.requests().size());
        }
        try (Receiver receiver = new Receiver(RemoteWriteSinkTest::counted);
                OnLoop sink = sink(receiver, Map.of("version", "2"))) {
            sink.write(Snapshots.mixed(AT));
            assertEquals(9, second(receiver.requests().get(0).unpacked()).size());
            assertEquals(9, sink.health().written());
        }
    }

    @ParameterizedTest(name = "{0} is tried again: {1}")
    @CsvSource({"500, true", "503, true", "429, true", "400, false", "401, false", "404, false", "302, false"})
    void onlyWhatMayWorkLaterIsTriedAgain(int status, boolean again) {
        AtomicInteger attempts = new AtomicInteger();
        try (Receiver receiver = new Receiver(request -> attempts.incrementAndGet() == 1
                        ? new Receiver.Reply(status, Map.of("Location", "/elsewhere"))
                        : Receiver.Reply.DONE);
                OnLoop sink = sink(receiver, Map.of())) {
            Snapshot snapshot = Snapshots.gauges(AT, 5, 1);
            if (again) {
                sink.write(snapshot);
                Eventually.holds(PATIENCE, () -> sink.health().written() == 5);
                assertEquals(2, attempts.get());
            } else {
                String complaint = assertThrows(RuntimeException.class, () -> sink.write(snapshot))
                        .getMessage();
                assertTrue(complaint.contains(" answered " + status), complaint);
                assertEquals(1, attempts.get());
                assertEquals(5, sink.health().dropped());
            }
            assertEquals(
                    List.of(),
                    receiver.requests().stream()
                            .filter(each -> each.path().equals("/elsewhere"))
                            .toList());
        }
    }

    @Test
    void batchesAreSmallAndASeriesStaysInOrder() {
        try (Receiver receiver = new Receiver(request -> Receiver.Reply.DONE);
                OnLoop sink = sink(receiver, Map.of("max-samples", "7", "shards", "3"))) {
            for (int i = 0; i < 20; i++) {
                sink.writing(Snapshots.gauges(AT.plusMillis(i), 50, i));
            }
            Eventually.holds(PATIENCE, () -> sink.health().buffered() == 0);
            Map<String, List<Long>> times = new TreeMap<>();
            for (Receiver.Request request : receiver.requests()) {
                List<Proto> series = Proto.read(request.unpacked()).parts(1);
                assertTrue(series.size() <= 7);
                for (Proto each : series) {
                    times.computeIfAbsent(each.parts(1).get(1).text(2), n -> new ArrayList<>())
                            .add(each.part(2).number(2) - AT.toEpochMilli());
                }
            }
            List<Long> inOrder = new ArrayList<>();
            for (long i = 0; i < 20; i++) {
                inOrder.add(i);
            }
            assertEquals(50, times.size());
            times.values().forEach(each -> assertEquals(inOrder, each));
        }
    }

    @Test
    void markersAreSentAMillisecondLaterWhereTheServerHasSomethingNewer() {
        try (Receiver receiver = new Receiver(request -> time(request) > AT.toEpochMilli()
                        ? Receiver.Reply.DONE
                        : new Receiver.Reply(400, Map.of(), "out of order sample"));
                OnLoop sink = sink(receiver, Map.of())) {
            sink.undo(Snapshots.series(Snapshots.gauges(AT, 2, 1)), AT);
            assertEquals(
                    List.of(AT.toEpochMilli(), AT.toEpochMilli() + 1),
                    receiver.requests().stream().map(RemoteWriteSinkTest::time).toList());
            for (Proto series :
                    Proto.read(receiver.requests().get(1).unpacked()).parts(1)) {
                assertEquals(0x7ff0000000000002L, series.part(2).number(1));
            }
        }
    }

    private static long time(Receiver.Request request) {
        return Proto.read(request.unpacked()).parts(1).get(0).part(2).number(2);
    }

    @Test
    void aTokenIsReadFromItsFileAndShownToNobody(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), " sesame \n");
        try (Receiver receiver = new Receiver(request -> new Receiver.Reply(401, Map.of()));
                OnLoop sink = sink(receiver, Map.of("token-file", file.toString()))) {
            assertThrows(RuntimeException.class, () -> sink.write(Snapshots.gauges(AT, 1, 1)));
            assertEquals("Bearer sesame", receiver.requests().get(0).headers().getFirst("Authorization"));
            assertFalse(sink.health().toString().contains("sesame"));
        }
    }
}
