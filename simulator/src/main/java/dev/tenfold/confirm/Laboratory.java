package dev.tenfold.confirm;

import dev.tenfold.confirm.site.Crew;
import dev.tenfold.confirm.site.Replica;
import dev.tenfold.confirm.worker.Stat;
import dev.tenfold.document.BadInput;
import dev.tenfold.drive.Ending;
import dev.tenfold.drive.LoadPlan;
import dev.tenfold.drive.Run;
import dev.tenfold.drive.Score;
import dev.tenfold.scenario.Script;
import dev.tenfold.spelling.Figure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Where a local system is set up, measured, predicted, and measured again. */
public final class Laboratory {
    private static final Duration BOOT_WITHIN = Duration.ofSeconds(60);
    /** Batches in which replicas are started to see how long they take together. */
    private static final int[] BATCHES = {1, 2, 4};

    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final double COMFORT = 0.6;

    private final Subject subject;
    private final Terms terms;
    private final Consumer<String> progress;

    /**
     * How it is done.
     *
     * @param runs how many runs are measured, 1 or more
     * @param seeds how many are predicted, 1 or more
     * @param builtIn whether the load balancer of this process is used even where another is installed
     * @param warmUp how long replicas are warmed up before they are calibrated: young ones run code that is not
     *     compiled yet
     * @param probes of two seconds each, of which the middle one counts: a machine that stalls for once says nothing
     */
    public record Terms(int runs, int seeds, boolean builtIn, Duration warmUp, int probes) {
        /** One run, the usual band, the load balancer that is installed. */
        public static final Terms USUAL = new Terms(1, Prediction.SEEDS, false, Duration.ofSeconds(8), 5);

        public Terms {
            if (runs < 1 || seeds < 1 || probes < 1) {
                throw new IllegalArgumentException("runs, seeds and probes must be >= 1");
            }
        }
    }

    /** @param progress told in a sentence what is being done */
    public Laboratory(Subject subject, Terms terms, Consumer<String> progress) {
        this.subject = subject;
        this.terms = terms;
        this.progress = progress;
    }

    /**
     * Does all of it; whatever was started has ended afterwards.
     *
     * @throws IOException if the system cannot be set up
     * @throws InterruptedException if somebody wants it to end
     */
    public Confirmation confirm() throws IOException, InterruptedException, BadInput {
        try (Rig rig = Rig.open(subject, terms.builtIn())) {
            progress.accept("calibrating: replicas behind " + rig.balancer() + " at 127.0.0.1:"
                    + rig.target().port());
            Calibration calibration = calibrate(rig);
            progress.accept("predicting: " + terms.seeds() + " runs");
            Phases phases = subject.phases();
            Script calibrated = subject.calibrated(calibration);
            Prediction prediction = Prediction.of(calibrated, phases, calibration.overheadSeconds(), terms.seeds());
            double goal = prediction.bands().get(Quantity.HOLD_P95).median();
            List<Measurement> measured = new ArrayList<>();
            for (int i = 0; i < terms.runs(); i++) {
                progress.accept("measuring: run " + (i + 1) + " of " + terms.runs() + ", "
                        + Figure.time(phases.endNanos() / 1e9));
                measured.add(measure(rig, i, goal));
            }
            return Confirmation.of(subject, rig.balancer(), calibration, prediction, measured);
        }
    }

    private Calibration calibrate(Rig rig) throws IOException, InterruptedException {
        Crew crew = rig.crew();
        Map<Integer, Replica> booted = new LinkedHashMap<>();
        crew.scaleTo(subject.spec().replicas());
        settle(crew, booted);
        Run base = new Run(rig.vertx(), steady(rig, subject.script().profile().at(0), BOOT_WITHIN), 1, any -> true);
        CompletableFuture<Run> ended = base.begin().toCompletionStage().toCompletableFuture();
        for (int batch : BATCHES) {
            crew.scaleTo(Math.min(subject.mostReplicas(), Math.max(crew.wanted() + batch, 0)));
            settle(crew, booted);
        }
        crew.scaleTo(Math.max(crew.wanted(), enough()));
        settle(crew, booted);
        base.stop();
        await(ended, BOOT_WITHIN);
        double peak = subject.script().profile().peak();
        play(rig, steady(rig, peak, terms.warmUp()));
        List<Double> overheads = new ArrayList<>();
        List<Double> late = new ArrayList<>();
        for (int i = 0; i < terms.probes(); i++) {
            Stat before = crew.sum();
            LoadPlan plan = Traffic.probe(subject.script(), peak, PROBE, rig.target(), -1);
            Map<String, Score> scores = play(rig, plan).scores(1, Integer.MAX_VALUE);
            Stat done = crew.sum().minus(before);
            Score nothing = scores.getOrDefault("GET " + Traffic.NOTHING, new Score());
            if (done.done() > 0 && nothing.count(Ending.OK) > 0) {
                overheads.add(nothing.felt(0.5));
                late.add((done.busyNanos() - done.drawnNanos()) / 1e9 / done.done());
            }
        }
        if (overheads.isEmpty()) {
            throw new IOException("no request was answered while calibrating");
        }
        return Calibration.of(List.copyOf(booted.values()), Band.median(overheads), Band.median(late));
    }

    /** Replicas that the highest load keeps busy to a comfortable share. */
    private int enough() {
        double rate = subject.script().scenario().load().closed()
                ? subject.script().profile().peak()
                        / Math.max(0.001, subject.script().scenario().load().thinkSeconds())
                : subject.script().profile().peak();
        double each = subject.spec().work().cores()
                / Math.max(1e-6, subject.spec().work().cpuSeconds());
        double slots = subject.spec().work().slots()
                / Math.max(
                        1e-6,
                        subject.spec().work().cpuSeconds()
                                + subject.spec().work().latencySeconds());
        return Math.min(subject.mostReplicas(), (int) Math.ceil(rate / Math.min(each, slots) / COMFORT));
    }

    private void settle(Crew crew, Map<Integer, Replica> booted) throws IOException {
        crew.settle(BOOT_WITHIN);
        crew.replicas().forEach(replica -> booted.putIfAbsent(replica.number(), replica));
    }

    private LoadPlan steady(Rig rig, double level, Duration length) {
        return Traffic.steady(subject.script(), level, length, rig.target(), -1);
    }

    private Run play(Rig rig, LoadPlan plan) throws IOException, InterruptedException {
        Run run = new Run(rig.vertx(), plan, 1, any -> true);
        await(
                run.begin().toCompletionStage().toCompletableFuture(),
                plan.length().plus(plan.timeout()));
        return run;
    }

    private static void await(CompletableFuture<Run> ended, Duration patience)
            throws IOException, InterruptedException {
        try {
            ended.get(patience.toSeconds() + 30, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IOException("the load could not be played: " + failed, failed);
        }
    }

    private Measurement measure(Rig rig, int number, double goalSeconds) throws IOException, InterruptedException {
        Crew crew = rig.crew();
        int replicas = subject.spec().replicas();
        crew.scaleTo(replicas);
        crew.settle(BOOT_WITHIN);
        crew.takePeak();
        int seen = crew.changes().size();
        long seed = subject.script().scenario().seed() + number;
        Script script = subject.script();
        Run run = new Run(rig.vertx(), Traffic.of(script, rig.target(), seed), 1, any -> true);
        Optional<Autopilot> pilot = rig.pilot(subject);
        long zero = System.nanoTime();
        pilot.ifPresent(each -> each.begin(zero));
        try {
            await(
                    run.begin().toCompletionStage().toCompletableFuture(),
                    script.length().plus(script.scenario().load().timeout()));
        } finally {
            pilot.ifPresent(Autopilot::close);
        }
        if (crew.failure().isPresent()) {
            throw new IOException(crew.failure().get());
        }
        ReadySteps ready = new ReadySteps(replicas);
        List<Crew.Change> changes = crew.changes();
        changes.subList(seen, changes.size()).forEach(change -> ready.add(change.atNanos() - zero, change.ready()));
        Trial.Fleet fleet = new Trial.Fleet(ready, crew.takePeak());
        return Measurement.of(run, Optional.of(fleet), subject.phases(), goalSeconds, events(pilot));
    }

    private static List<String> events(Optional<Autopilot> pilot) {
        return pilot.map(Autopilot::deeds).orElse(List.of()).stream()
                .map(deed -> Figure.plain(deed.atNanos() / 1e9, 2) + " s: " + deed.from() + " -> " + deed.to() + ", "
                        + deed.why())
                .toList();
    }
}
