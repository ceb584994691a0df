package dev.tenfold.web;

import io.vertx.core.json.JsonObject;

/** A tuning that somebody asked for. Told by one thread, looked at by any. */
final class TuneJob {
    private final String id;
    private final String scenario;
    private volatile String state = "waiting";
    private volatile String step = "waiting for its turn";
    private volatile boolean unwanted;
    private volatile JsonObject outcome = new JsonObject();

    TuneJob(String id, String scenario) {
        this.id = id;
        this.scenario = scenario;
    }

    /** What is done now. */
    void step(String newStep) {
        state = "running";
        step = newStep;
    }

    /** Nobody wants it any more. */
    void unwant() {
        unwanted = true;
    }

    boolean isUnwanted() {
        return unwanted;
    }

    /** It has been found out: {@code {tuning, files, diff, refusals}}. */
    void done(JsonObject found) {
        outcome = found;
        step = "";
        state = "done";
    }

    /** It was not. */
    void failed(String why) {
        outcome = new JsonObject().put("why", why);
        step = "";
        state = "failed";
    }

    /** As clients see it. */
    JsonObject json() {
        return new JsonObject()
                .put("id", id)
                .put("scenario", scenario)
                .put("state", state)
                .put("step", step)
                .mergeIn(outcome);
    }
}
