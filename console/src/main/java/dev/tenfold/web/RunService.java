package dev.tenfold.web;

import dev.tenfold.inject.gate.CourseMaker;
import dev.tenfold.inject.gate.Gate;
import dev.tenfold.inject.gate.Log;
import dev.tenfold.inject.gate.OpenApi;
import dev.tenfold.inject.station.Station;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.store.RunStore;
import dev.tenfold.trial.Workers;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * Rehearsals over HTTP, and the page: what {@code ./tenfold serve} adds to the door of game days. It rehearses on
 * threads of its own; the event loop only takes in and hands out.
 */
public final class RunService implements AutoCloseable {
    /** What holds the event loop for longer starves its clients. */
    private static final Duration LONGEST_BLOCK = Duration.ofMillis(50);

    /** The newest what-if, while the one that it took the place of sees that it has. */
    private static final int WHAT_IFS = 2;

    private static final int READERS = 2;
    private static final String WARM_UP = "users-x10.yaml";
    private static final int MOST_AT_THE_DESK = 1024;
    private static final int MOST_TUNINGS = 8;

    private final Settings settings;
    private final Shelf shelf;
    private final Rehearser rehearser;
    private final Runs runs;
    private final Yardsticks yardsticks = new Yardsticks();
    private final LoopWatch watch;
    private Desk desk;
    private Desk knobs;
    private Desk tuner;

    /**
     * What the operator says.
     *
     * @param store where runs are kept; closed with the service
     * @param scenarios folder of those that clients may choose from; none if empty
     * @param ownRules whether clients may send rules of their own, which are code
     * @param formats reads policies
     * @param limits how much one may ask
     * @param workers rehearsals at once; one core is best left to the event loop
     * @param version of Tenfold, for reports
     * @param clock of the wall
     * @param log where it tells what goes wrong
     */
    public record Settings(
            RunStore store,
            Optional<Path> scenarios,
            boolean ownRules,
            PolicyFormats formats,
            RunLimits limits,
            int workers,
            String version,
            InstantSource clock,
            Log log) {}

    /**
     * Puts it together; nothing is rehearsed yet but what an earlier process had accepted.
     *
     * @throws IOException in one line, if a scenario cannot be read
     */
    public RunService(Settings settings) throws IOException {
        this.settings = settings;
        shelf = Shelf.of(settings.scenarios(), settings.ownRules());
        rehearser = new Rehearser(settings.formats(), settings.limits(), settings.version());
        runs = new Runs(
                settings.store(), rehearser, settings.limits(), settings.workers(), settings.clock(), settings.log());
        runs.resume();
        watch = new LoopWatch(settings.log());
    }

    /** Clients may come: from now on the log tells what holds the event loop. */
    public void ready() {
        watch.wake();
    }

    /** How many rehearsals at once suit this machine: a core is left to the event loop. */
    public static int usualWorkers() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
    }

    /** What it adds to a station. */
    public Station.Annex annex() {
        JsonObject document =
                OpenApi.joined(RunService.class, "openapi-runs.json", "openapi-scenarios.json", "openapi-tunings.json");
        return new Station.Annex(document, this::open, LONGEST_BLOCK);
    }

    /** Courses of game days that keep strangers' code out, as rehearsals do. */
    public CourseMaker guarded(CourseMaker courses) {
        return request -> {
            shelf.checkRules(request.files());
            return courses.make(request);
        };
    }

    private void open(Vertx vertx, Gate gate) {
        desk = new Desk(vertx, "tenfold-desk", READERS, MOST_AT_THE_DESK);
        knobs = new Desk(vertx, "tenfold-what-if", WHAT_IFS, MOST_AT_THE_DESK);
        WhatIf whatIf = new WhatIf(rehearser, settings.limits(), yardsticks);
        new RunApi(vertx, desk, shelf, runs).open(gate);
        new RunStreams(vertx, runs, settings.limits().streams()).open(gate);
        Warming warming = new Warming(knobs, whatIf);
        new ScenarioApi(desk, knobs, shelf, whatIf, warming).open(gate);
        tuner = new Desk(vertx, "tenfold-tune", 1, MOST_TUNINGS);
        Tunings tunings = new Tunings(rehearser, settings.formats(), new Workers(settings.workers()));
        new TuneApi(desk, tuner, shelf, tunings, settings.log()).open(gate);
        Page.open(gate);
        shelf.all().stream()
                .min(Comparator.comparing(bundle -> !bundle.name().equals(WARM_UP)))
                .ifPresent(bundle -> warming.on(new Order(bundle, Map.of())));
    }

    /** Ends what runs, which the next start takes up, and closes the store. */
    @Override
    public void close() throws IOException {
        runs.close();
        if (desk != null) desk.close();
        if (knobs != null) knobs.close();
        if (tuner != null) tuner.close();
        yardsticks.close();
        watch.close();
        settings.store().close();
    }
}
