package dev.tenfold.confirm;

import dev.tenfold.document.BadInput;
import dev.tenfold.drive.LoadPlan;
import dev.tenfold.drive.Run;
import dev.tenfold.drive.Target;
import dev.tenfold.scenario.Script;
import dev.tenfold.spelling.Figure;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Somebody else's system, which its own policy scales: nothing of it is calibrated, it is asked and looked at. */
public final class Field {
    private static final long LOOK_NANOS = 250_000_000L;

    private final Subject subject;
    private final URI address;
    private final Laboratory.Terms terms;
    private final Optional<Supplier<OptionalInt>> replicas;
    private final Consumer<String> progress;

    /**
     * @param address where its users connect
     * @param replicas tells how many take requests, where anybody knows
     * @param progress told in a sentence what is being done
     */
    public Field(
            Subject subject,
            URI address,
            Laboratory.Terms terms,
            Optional<Supplier<OptionalInt>> replicas,
            Consumer<String> progress) {
        this.subject = subject;
        this.address = address;
        this.terms = terms;
        this.replicas = replicas;
        this.progress = progress;
    }

    /**
     * Predicts, and measures.
     *
     * @throws InterruptedException if somebody wants it to end
     */
    public Confirmation confirm() throws IOException, InterruptedException, BadInput {
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
        try {
            progress.accept("predicting: " + terms.seeds() + " runs");
            Script script = subject.calibrated(Calibration.NONE);
            Prediction prediction = Prediction.of(script, subject.phases(), 0, terms.seeds());
            double goal = prediction.bands().get(Quantity.HOLD_P95).median();
            progress.accept("warming up at the load of the start");
            play(
                    vertx,
                    Traffic.steady(subject.script(), subject.script().profile().at(0), terms.warmUp(), target(), -1));
            List<Measurement> measured = new ArrayList<>();
            for (int i = 0; i < terms.runs(); i++) {
                progress.accept("measuring " + address + ": run " + (i + 1) + " of " + terms.runs() + ", "
                        + Figure.time(script.length().toNanos() / 1e9));
                measured.add(measure(vertx, script.scenario().seed() + i, goal));
            }
            return Confirmation.of(subject, address.toString(), Calibration.NONE, prediction, measured);
        } finally {
            vertx.close();
        }
    }

    private Measurement measure(Vertx vertx, long seed, double goalSeconds) throws IOException, InterruptedException {
        Optional<Spotter> spotter = replicas.map(Spotter::new);
        long zero = System.nanoTime();
        spotter.ifPresent(each -> each.begin(zero));
        try {
            Run run = play(vertx, Traffic.of(subject.script(), target(), seed));
            return Measurement.of(run, spotter.flatMap(Spotter::fleet), subject.phases(), goalSeconds, List.of());
        } finally {
            spotter.ifPresent(Spotter::close);
        }
    }

    private Target target() {
        return Target.of(address, Target.Protocol.HTTP_1_1);
    }

    private static Run play(Vertx vertx, LoadPlan plan) throws IOException, InterruptedException {
        Run run = new Run(vertx, plan, 1, any -> true);
        long seconds = plan.length().plus(plan.timeout()).toSeconds() + 30;
        try {
            return run.begin().toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("the load could not be played: " + failed, failed);
        }
    }

    /** Looks how many replicas there are, now and then. */
    private static final class Spotter implements AutoCloseable {
        private final Supplier<OptionalInt> replicas;
        private final Thread thread = new Thread(this::look, "tenfold-spotter");
        private ReadySteps steps;
        private int peak;
        private long zeroNanos;
        private volatile boolean over;

        Spotter(Supplier<OptionalInt> replicas) {
            this.replicas = replicas;
        }

        void begin(long zeroNanos) {
            this.zeroNanos = zeroNanos;
            thread.setDaemon(true);
            thread.start();
        }

        private void look() {
            while (!over) {
                OptionalInt seen = replicas.get();
                if (seen.isPresent()) {
                    note(seen.getAsInt());
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }

        private synchronized void note(int count) {
            peak = Math.max(peak, count);
            if (steps == null) {
                steps = new ReadySteps(count);
            }
            steps.add(System.nanoTime() - zeroNanos, count);
        }

        synchronized Optional<Trial.Fleet> fleet() {
            return Optional.ofNullable(steps).map(seen -> new Trial.Fleet(seen, peak));
        }

        @Override
        public void close() {
            over = true;
            LockSupport.unpark(thread);
        }
    }
}
