package dev.tenfold.web;

import dev.tenfold.inject.gate.Log;
import dev.tenfold.inject.gate.Problem;
import dev.tenfold.inject.gate.Refusal;
import dev.tenfold.report.ReportJson;
import dev.tenfold.report.ReportPage;
import dev.tenfold.scenario.Bundle;
import dev.tenfold.scenario.Script;
import dev.tenfold.store.RunStore;
import dev.tenfold.verdict.Report;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All runs: those that wait and run, and those that are kept. A run that was accepted is kept from then on: if the
 * process ends before it does, the next one rehearses it, with the same result. Its calls wait for the disk, but for
 * those that only look.
 */
final class Runs implements AutoCloseable {
    /** What was asked for, as a part of the store. */
    static final String ORDER = "order.json";
    /** What is told of a run that has ended. */
    static final String RUN = "run.json";
    /** Its report. */
    static final String REPORT = "report.json";
    /** The same for people. */
    static final String PAGE = "report.html";

    private static final String AFTER_RESTART = "restart";

    private final RunStore store;
    private final Rehearser rehearser;
    private final RunLimits limits;
    private final InstantSource clock;
    private final Log log;
    private final FairQueue<Run> queue;
    private final Crew crew;
    private final ConcurrentNavigableMap<String, Run> live = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<String, JsonObject> kept = new ConcurrentSkipListMap<>();
    private final AtomicLong lastMillis = new AtomicLong();
    private volatile boolean closing;

    /**
     * @param workers runs at once
     * @param log where it tells what goes wrong
     */
    Runs(RunStore store, Rehearser rehearser, RunLimits limits, int workers, InstantSource clock, Log log) {
        this.store = store;
        this.rehearser = rehearser;
        this.limits = limits;
        this.clock = clock;
        this.log = log;
        queue = new FairQueue<>(limits.waiting(), limits.waitingOfOne());
        crew = new Crew(workers, queue, this::rehearse);
    }

    /** Takes up what was kept, and goes on with what was accepted and not rehearsed. */
    void resume() {
        store.damaged().forEach(file -> log.warn("damaged run set aside", "file", file));
        for (String id : store.ids()) {
            try {
                Optional<byte[]> run = store.part(id, RUN);
                if (run.isPresent()) {
                    kept.put(id, new JsonObject(text(run.get())));
                } else {
                    resume(id, new JsonObject(text(store.part(id, ORDER).orElseThrow())));
                }
            } catch (IOException | RuntimeException unreadable) {
                log.error("run cannot be taken up", unreadable, "run", id);
            }
        }
    }

    private void resume(String id, JsonObject told) {
        JsonObject scenario = told.getJsonObject("scenario");
        Bundle bundle = new Bundle(
                scenario.getString("name"), scenario.getString("text"), Order.texts(scenario.getJsonObject("files")));
        Order order = new Order(bundle, Order.texts(scenario.getJsonObject("overrides")));
        Run run = new Run(id, Instant.parse(told.getString("made")), AFTER_RESTART, order, rehearser.read(order));
        live.put(id, run);
        if (!queue.offer(AFTER_RESTART, run)) {
            live.remove(id); // it stays in the store, for the next start
        }
    }

    /**
     * Accepts an order: when this returns, it is kept.
     *
     * @param client who asks; clients take turns
     * @throws Refusal of all that is wrong with it, or if too many wait already
     */
    Run accept(String client, Order order) throws IOException {
        Script script = rehearser.read(order);
        if (queue.size() >= limits.waiting()) throw full();
        Instant made = clock.instant();
        Run run = new Run(id(made), made, client, order, script);
        TreeMap<String, byte[]> parts = new TreeMap<>();
        parts.put(ORDER, ordered(run));
        store.put(run.id(), parts);
        live.put(run.id(), run);
        if (!queue.offer(client, run)) {
            live.remove(run.id());
            store.remove(run.id());
            throw full();
        }
        return run;
    }

    private static Refusal full() {
        return new Refusal(Problem.tooMany("Too many runs wait already; try again soon."));
    }

    /** The time in milliseconds, a later one where two would be the same. */
    private String id(Instant made) {
        long millis = lastMillis.updateAndGet(last -> Math.max(last + 1, made.toEpochMilli()));
        while (kept.containsKey(Long.toString(millis, 36)) || live.containsKey(Long.toString(millis, 36))) {
            millis = lastMillis.incrementAndGet();
        }
        return Long.toString(millis, 36);
    }

    private static byte[] ordered(Run run) {
        JsonObject order = new JsonObject()
                .put("made", run.json().getString("made"))
                .put("scenario", run.order().json());
        return order.encode().getBytes(StandardCharsets.UTF_8);
    }

    private void rehearse(Run run) {
        long deadline = System.nanoTime() + limits.patience().toNanos();
        run.begin();
        try {
            Report report = rehearser.rehearse(run.order(), run.script(), share -> {
                if (closing || run.isUnwanted() || System.nanoTime() > deadline) throw new CancellationException();
                run.come(share);
            });
            TreeMap<String, byte[]> parts = new TreeMap<>();
            parts.put(REPORT, ReportJson.spell(report).getBytes(StandardCharsets.UTF_8));
            parts.put(PAGE, ReportPage.spell(report).getBytes(StandardCharsets.UTF_8));
            finish(run, Run.State.DONE, Outcome.of(report), parts);
        } catch (CancellationException stopped) {
            String late = "It took longer than " + limits.patience().toSeconds() + " s.";
            finish(run, Run.State.FAILED, Run.because(late, Optional.empty()), new TreeMap<>());
        } catch (Refusal refused) {
            finish(run, Run.State.FAILED, Outcome.of(refused), new TreeMap<>());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
            log.error("run failed", broken, "run", run.id());
            String ours = "Tenfold made a mistake: the service's log tells more of it.";
            finish(run, Run.State.FAILED, Run.because(ours, Optional.empty()), new TreeMap<>());
        }
    }

    /** A run is told to have ended only once that is kept. */
    private void finish(Run run, Run.State state, JsonObject outcome, TreeMap<String, byte[]> parts) {
        synchronized (run) {
            if (run.isUnwanted() || closing && state == Run.State.FAILED) {
                run.end(Run.State.CANCELLED, new JsonObject());
                live.remove(run.id());
                return;
            }
            JsonObject told = run.json(state, outcome);
            parts.put(ORDER, ordered(run));
            parts.put(RUN, told.encode().getBytes(StandardCharsets.UTF_8));
            try {
                store.put(run.id(), parts);
                kept.put(run.id(), told);
                run.end(state, outcome);
            } catch (IOException full) {
                log.error("run cannot be kept", full, "run", run.id());
                run.end(Run.State.FAILED, Run.because("It cannot be kept: " + full.getMessage(), Optional.empty()));
            }
            live.remove(run.id());
            kept.keySet().retainAll(store.ids());
        }
    }

    /** A run as clients see it; nothing if there is none. */
    Optional<JsonObject> shown(String id) {
        Run run = live.get(id);
        return run == null ? Optional.ofNullable(kept.get(id)) : Optional.of(run.json());
    }

    /** Runs, the youngest first. */
    List<JsonObject> newest(int most) {
        TreeMap<String, JsonObject> all = new TreeMap<>(kept);
        live.forEach((id, run) -> all.put(id, run.json()));
        return new ArrayList<>(all.descendingMap().values()).subList(0, Math.min(most, all.size()));
    }

    /** A part of what is kept of a run. */
    Optional<byte[]> part(String id, String name) throws IOException {
        return store.part(id, name);
    }

    /** Ends a run if it has not ended, and forgets it; false if there is none. */
    boolean remove(String id) throws IOException {
        Run run = live.get(id);
        if (run != null) {
            run.unwant();
            queue.removeIf(waiting -> waiting == run);
            synchronized (run) {
                if (run.state() == Run.State.WAITING) {
                    run.end(Run.State.CANCELLED, new JsonObject());
                    live.remove(id);
                }
            }
        }
        boolean known = kept.remove(id) != null || run != null;
        store.remove(id);
        return known;
    }

    /** How many wait for their turn. */
    int waiting() {
        return queue.size();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Ends what runs; it is kept, and rehearsed after the next start. */
    @Override
    public void close() {
        closing = true;
        queue.close();
        crew.close();
    }
}
