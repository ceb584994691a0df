package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The fluid against single requests. Throughput within 2 %, 95th percentile within 15 % where nothing changes and 25 %
 * where it does, but for what a cell says otherwise; replicas as the policy wanted them within a sync, but for chance.
 * {@link #main} prints the table of docs/fidelity.md.
 */
class FidelityGridTest {
    @TempDir
    Path folder;

    static Stream<Cell> cells() {
        return Cell.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theFluidIsWhatSingleRequestsAre(Cell cell) {
        Fidelity fidelity = cell.run(folder);
        for (Cell.Span span : cell.spans()) {
            assertEquals(0, fidelity.throughputError(span.from(), span.to()), 0.02, "throughput, " + span);
            assertEquals(0, fidelity.quantileError(0.95, span.from(), span.to()), span.p95Error(), "p95, " + span);
        }
        assertEquals(0, fidelity.replicasError(), 0.02, "replicas");
        // Single requests come by chance, and with them the CPU that an autoscaler rounds up to whole replicas.
        assertTrue(fidelity.elsewhere(Cell.SYNC) < 0.1, "other decisions " + fidelity.elsewhere(Cell.SYNC));
        assertTrue(fidelity.farthest(Cell.SYNC) <= 2, "replicas apart " + fidelity.farthest(Cell.SYNC));
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws IOException {
        for (Cell cell : Cell.all()) {
            Path folder = Files.createTempDirectory("fidelity");
            List<String> rows = cell.rows(cell.run(folder));
            rows.forEach(System.out::println);
        }
    }
}
