package dev.tenfold.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was put is there: after closing, after a kill, beside damaged files; and no more than is wanted. */
class RunStoreTest {
    private static final byte[] TEXT = "a report".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    private RunStore open() throws IOException {
        return RunStore.open(directory, Retention.USUAL);
    }

    private static TreeMap<String, byte[]> parts(byte[] report) {
        return new TreeMap<>(java.util.Map.of("report.json", report, "order.json", new byte[] {'{', '}'}));
    }

    @Test
    void whatWasPutIsThereAfterClosing() throws IOException {
        try (RunStore store = open()) {
            store.put("b", parts(TEXT));
            store.put("a", parts(new byte[0]));
        }
        try (RunStore store = open()) {
            assertEquals(List.of("a", "b"), store.ids());
            assertArrayEquals(TEXT, store.part("b", "report.json").orElseThrow());
            assertEquals(Optional.empty(), store.part("b", "other"));
            assertEquals(Optional.empty(), store.part("c", "report.json"));
            assertEquals(List.of(), store.damaged());
        }
    }

    @Test
    void laterPartsTakeThePlaceOfEarlierOnes() throws IOException {
        try (RunStore store = open()) {
            store.put("a", parts(TEXT));
            store.put("a", new TreeMap<>(java.util.Map.of("run.json", TEXT)));
            assertEquals(Optional.empty(), store.part("a", "report.json"));
            assertArrayEquals(TEXT, store.part("a", "run.json").orElseThrow());
        }
    }

    @Test
    void whatIsRemovedIsGone() throws IOException {
        try (RunStore store = open()) {
            store.put("a", parts(TEXT));
            store.remove("a");
            store.remove("never");
        }
        try (RunStore store = open()) {
            assertEquals(List.of(), store.ids());
        }
    }

    @Test
    void theOldestGoesWhereThereAreTooMany() throws IOException {
        try (RunStore store = RunStore.open(directory, new Retention(2, 1 << 20))) {
            for (String id : List.of("r1", "r2", "r3")) {
                store.put(id, parts(TEXT));
            }
            assertEquals(List.of("r2", "r3"), store.ids());
        }
    }

    @Test
    void theOldestGoesWhereTheyAreTooLarge() throws IOException {
        byte[] noise = new byte[3000];
        new java.util.Random(1).nextBytes(noise); // no zip makes it smaller
        try (RunStore store = RunStore.open(directory, new Retention(10, 7000))) {
            for (String id : List.of("r1", "r2", "r3")) {
                store.put(id, parts(noise));
            }
            assertEquals(List.of("r2", "r3"), store.ids());
        }
    }

    @Test
    void aDamagedFileIsSetAsideAndTheOthersAreRead() throws IOException {
        try (RunStore store = open()) {
            store.put("a", parts(TEXT));
            store.put("b", parts(TEXT));
        }
        Path file = directory.resolve("a.zip");
        byte[] bytes = Files.readAllBytes(file);
        bytes[41] ^= 0x40; // behind the header of 30 bytes and the name of 10: within the first part
        Files.write(file, bytes);
        try (RunStore store = open()) {
            assertEquals(List.of("b"), store.ids());
            assertEquals(1, store.damaged().size());
            assertTrue(store.damaged().get(0).contains("a.zip.damaged"), store.damaged()::toString);
        }
        assertTrue(Files.exists(directory.resolve("a.zip.damaged")), "nothing is thrown away");
    }

    @Test
    void whatWasBeingWrittenWhenThePowerWentWasNeverThere() throws IOException {
        try (RunStore store = open()) {
            store.put("a", parts(TEXT));
        }
        Files.write(directory.resolve("b.zip.part"), new byte[] {'P', 'K'});
        try (RunStore store = open()) {
            assertEquals(List.of("a"), store.ids());
            assertEquals(List.of(), store.damaged());
        }
        assertTrue(Files.notExists(directory.resolve("b.zip.part")));
    }

    @Test
    void oneProcessHasItAtATime() throws IOException {
        try (RunStore store = open()) {
            IOException refused = assertThrows(IOException.class, this::open);
            assertEquals("the store " + directory + " is in use by another process", refused.getMessage());
            assertEquals(List.of(), store.ids());
        }
    }

    @Test
    void anIdLeadsNowhereElse() throws IOException {
        try (RunStore store = open()) {
            assertThrows(IllegalArgumentException.class, () -> store.put("../a", parts(TEXT)));
        }
    }

    /** Keeps runs as fast as it can, and tells of each once it is kept. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws IOException {
            try (RunStore store = RunStore.open(Path.of(args[0]), Retention.USUAL)) {
                for (int i = 0; i < 100_000; i++) {
                    store.put("r" + (100_000 + i), parts(TEXT));
                    System.out.println("r" + (100_000 + i));
                }
            }
        }
    }

    @Test
    void aKilledProcessLosesNothingThatWasKept() throws Exception {
        String classes = Path.of("target/classes") + java.io.File.pathSeparator + Path.of("target/test-classes");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        Writer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> kept = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (int i = 0; i < 50; i++) {
                kept.add(lines.readLine());
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (RunStore store = open()) {
            assertEquals(List.of(), store.damaged());
            assertEquals(kept, store.ids().subList(0, kept.size()));
            for (String id : store.ids()) {
                assertArrayEquals(TEXT, store.part(id, "report.json").orElseThrow());
            }
        }
    }
}
