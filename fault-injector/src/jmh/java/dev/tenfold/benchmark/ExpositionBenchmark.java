package dev.tenfold.benchmark;

import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.exposition.Exposition;
import dev.tenfold.inject.exposition.Format;
import dev.tenfold.inject.exposition.Spelling;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Samples that one core renders in a second, of a snapshot of 100,000 series with five labels: by CPU time of the
 * thread, best and median of 20 rounds, each round a snapshot that was never seen before, of the same series.
 */
public final class ExpositionBenchmark {
    private static final int SERIES = 100_000;
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 20;

    private ExpositionBenchmark() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) {
        measure("model and text", exposition -> exposition.render(Format.TEXT).length);
        measure("model and OpenMetrics", exposition -> exposition.render(Format.OPEN_METRICS).length);
        measure("model, text and gzip", exposition -> exposition.gzip(Format.TEXT).length);
    }

    private static void measure(String what, ToIntFunction<Exposition> act) {
        var threads = ManagementFactory.getThreadMXBean();
        List<Snapshot> rounds = ManySeries.rounds(SERIES, WARM_UP + ROUNDS);
        List<Snapshot> snapshots = new ArrayList<>();
        Spelling spelling = new Spelling();
        long[] nanos = new long[ROUNDS];
        int bytes = 0;
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            snapshots.clear();
            snapshots.add(rounds.get(i + WARM_UP));
            long before = threads.getCurrentThreadCpuTime();
            bytes = act.applyAsInt(new Exposition(snapshots, spelling));
            if (i >= 0) {
                nanos[i] = threads.getCurrentThreadCpuTime() - before;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%s: best %.2f, median %.2f million samples/s; %.1f MB%n",
                what, SERIES * 1e3 / nanos[0], SERIES * 1e3 / nanos[ROUNDS / 2], bytes / 1e6);
    }
}
