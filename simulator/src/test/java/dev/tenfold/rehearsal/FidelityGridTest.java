package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The fluid against single requests. Throughput within 2 %, 95th percentile within 15 % where nothing changes and 25 %
 * where it does, replica-seconds within 2 %. When an autoscaler looks is held, and single requests run under several
 * seeds; the fluid decides as at least one of those runs from its start to its end: each decision of either has one of
 * the other at most a sync apart, from and to the same number of replicas or one more or less. And the replicas wanted
 * are no further apart than those of single requests under two seeds are. {@link #main} prints the tables of
 * docs/fidelity.md.
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
        for (Decisions each : fidelity.decisions()) {
            assertTrue(each.likeTheFluid() > 0, "no single requests led to all that and no more: " + each);
        }
        double byChance = fidelity.elsewhereByChance(Cell.SYNC);
        assertTrue(fidelity.elsewhere(Cell.SYNC) <= byChance, fidelity.elsewhere(Cell.SYNC) + " beside " + byChance);
    }

    /** Prints the tables. */
    public static void main(String[] arguments) throws IOException {
        List<String> decisions = new ArrayList<>();
        for (Cell cell : Cell.all()) {
            Fidelity fidelity = cell.run(Files.createTempDirectory("fidelity"));
            cell.rows(fidelity).forEach(System.out::println);
            if (!cell.looks().isEmpty()) {
                decisions.add(cell.row(fidelity));
            }
        }
        decisions.forEach(System.out::println);
    }
}
