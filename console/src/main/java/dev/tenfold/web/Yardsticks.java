package dev.tenfold.web;

import dev.tenfold.rehearsal.Rehearsal;
import dev.tenfold.scenario.Script;
import dev.tenfold.verdict.Verdict.Yardstick;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.DoubleConsumer;

/**
 * The two bounds that a verdict stands between. They depend on the scenario and on how few replicas its policies allow,
 * not on what the policies aim at: who turns a target needs them once. They are rehearsed beside the policies.
 */
final class Yardsticks implements AutoCloseable {
    private static final int KEPT = 8;

    private final Recent<Key, Pair> recent = new Recent<>(KEPT);
    private final ExecutorService threads = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "tenfold-yardstick");
        thread.setDaemon(true);
        return thread;
    });

    /** What they depend on. */
    private record Key(String text, Map<String, String> overrides, Map<String, String> files, List<String> floors) {
        static Key of(Order order, Script script) {
            Map<String, String> files = new TreeMap<>(order.bundle().files());
            script.scenario().policies().forEach(policy -> files.remove(policy.file()));
            List<String> floors = script.policies().stream()
                    .map(policy ->
                            policy.target() + " " + policy.declaration().spec().floor() + " "
                                    + script.scenario().services().keySet().stream()
                                            .filter(policy.declaration().spec()::mayScale)
                                            .toList())
                    .toList();
            return new Key(order.bundle().text(), order.overrides(), files, floors);
        }
    }

    /** Both of them, as soon as they are there. */
    record Pair(CompletableFuture<Yardstick> fixedRun, CompletableFuture<Yardstick> oracleRun) {
        /** The fleet that never scales; waits for its run. */
        Yardstick fixed() {
            return joined(fixedRun);
        }

        /** The one that knows the demand; waits for its run. */
        Yardstick oracle() {
            return joined(oracleRun);
        }

        private boolean isBroken() {
            return fixedRun.isCompletedExceptionally() || oracleRun.isCompletedExceptionally();
        }

        private static Yardstick joined(CompletableFuture<Yardstick> run) {
            try {
                return run.join();
            } catch (CompletionException broken) {
                if (broken.getCause() instanceof RuntimeException cause) throw cause;
                throw broken;
            }
        }
    }

    /**
     * Those of an order; they may be on their way.
     *
     * @param progress told now and then; what it throws ends them
     */
    Pair of(Order order, Script script, DoubleConsumer progress) {
        Key key = Key.of(order, script);
        Pair known = recent.get(key, () -> begun(script, progress));
        if (!known.isBroken()) return known;
        recent.forget(key);
        return recent.get(key, () -> begun(script, progress));
    }

    /** A profile remembers where it was asked last, so every run has its own. */
    private Pair begun(Script script, DoubleConsumer progress) {
        Script ofFixed = script.under(script.profile().copy());
        Script ofOracle = script.under(script.profile().copy());
        return new Pair(
                CompletableFuture.supplyAsync(
                        () -> Yardstick.fixed(Rehearsal.ofFixedFleet(ofFixed).run(progress)), threads),
                CompletableFuture.supplyAsync(
                        () -> Yardstick.oracle(Rehearsal.ofOracle(ofOracle).run(progress)), threads));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
