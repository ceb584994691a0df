package dev.tenfold.web;

import dev.tenfold.scenario.Script;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A rehearsal that somebody asked for, from its acceptance to its end. Told by one thread, looked at by any. */
final class Run {
    /** The policies' own run is the first part of the work; the two bounds follow. */
    private static final double POLICIES_UNTIL = 0.4;

    private static final double FIXED_UNTIL = 0.7;

    private final String id;
    private final Instant made;
    private final String client;
    private final Order order;
    private final Script script;
    private final CompletableFuture<Run> ended = new CompletableFuture<>();
    private volatile State state = State.WAITING;
    private volatile double share;
    private volatile boolean unwanted;
    private volatile JsonObject outcome = new JsonObject();

    /** How far a run has come. */
    enum State {
        /** It waits for its turn. */
        WAITING,
        /** Virtual time passes. */
        RUNNING,
        /** It has a report. */
        DONE,
        /** It has none, and tells why. */
        FAILED,
        /** Nobody wants it any more. */
        CANCELLED;

        String spelled() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Run(String id, Instant made, String client, Order order, Script script) {
        this.id = id;
        this.made = made;
        this.client = client;
        this.order = order;
        this.script = script;
    }

    String id() {
        return id;
    }

    String client() {
        return client;
    }

    Order order() {
        return order;
    }

    Script script() {
        return script;
    }

    State state() {
        return state;
    }

    /** Completes when it is done, failed or cancelled. */
    CompletableFuture<Run> ended() {
        return ended;
    }

    /** Virtual time begins to pass. */
    void begin() {
        state = State.RUNNING;
    }

    /** So much of the work is done, 0..1. */
    void come(double newShare) {
        share = newShare;
    }

    /** Nobody wants it any more. */
    void unwant() {
        unwanted = true;
    }

    /** Whether nobody wants it any more. */
    boolean isUnwanted() {
        return unwanted;
    }

    /** It is over; {@code newOutcome} is what is told of it beside what was known before. */
    void end(State newState, JsonObject newOutcome) {
        outcome = newOutcome;
        if (newState == State.DONE) share = 1;
        state = newState;
        ended.complete(this);
    }

    /** What was refused in its course, or went wrong, as an outcome. */
    static JsonObject because(String why, Optional<JsonArray> errors) {
        JsonObject outcome = new JsonObject().put("why", why);
        errors.ifPresent(all -> outcome.put("errors", all));
        return outcome;
    }

    /** As clients see it. */
    JsonObject json() {
        return json(state, share, outcome);
    }

    /** As it will be once it has ended. */
    JsonObject json(State endState, JsonObject endOutcome) {
        return json(endState, endState == State.DONE ? 1 : share, endOutcome);
    }

    private JsonObject json(State shownState, double shownShare, JsonObject shownOutcome) {
        double length = script.length().toNanos() / 1e9;
        JsonObject json = new JsonObject()
                .put("id", id)
                .put("state", shownState.spelled())
                .put("made", made.toString())
                .put("scenario", order.bundle().name())
                .put("title", script.scenario().title())
                .put("seed", script.scenario().seed())
                .put("lengthSeconds", rounded(length))
                .put("progress", progress(length, shownShare));
        return json.mergeIn(shownOutcome);
    }

    private static JsonObject progress(double length, double share) {
        String phase = share < POLICIES_UNTIL ? "policies" : share < FIXED_UNTIL ? "fixed" : "oracle";
        return new JsonObject()
                .put("share", rounded(share))
                .put("phase", phase)
                .put("virtualSeconds", rounded(length * Math.min(1, share / POLICIES_UNTIL)));
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value).setScale(3, RoundingMode.HALF_UP);
    }
}
