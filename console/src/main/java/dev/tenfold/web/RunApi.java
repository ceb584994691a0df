package dev.tenfold.web;

import dev.tenfold.inject.gate.Answer;
import dev.tenfold.inject.gate.Gate;
import dev.tenfold.inject.gate.Problem;
import dev.tenfold.inject.gate.Refusal;
import dev.tenfold.inject.gate.Visit;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Runs as resources: started, listed, looked at, fetched and removed. */
final class RunApi {
    /** The report is a page of its own: it may draw, and speak to nobody. */
    private static final Map<String, String> SANDBOX = Map.of(
            "Content-Security-Policy",
            "sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
                    + " img-src data:");

    private final Vertx vertx;
    private final Desk desk;
    private final Shelf shelf;
    private final Runs runs;

    RunApi(Vertx vertx, Desk desk, Shelf shelf, Runs runs) {
        this.vertx = vertx;
        this.desk = desk;
        this.shelf = shelf;
        this.runs = runs;
    }

    /** Answers its operations at a gate. */
    void open(Gate gate) {
        gate.answer("startRun", this::start)
                .answer("listRuns", this::list)
                .answer("getRun", visit -> Future.succeededFuture(Answer.of(shown(visit))))
                .answer("deleteRun", this::remove)
                .answer("getRunScenario", this::scenario)
                .answer("getReport", visit -> part(visit, Runs.REPORT, "application/json", Map.of()))
                .answer("getReportPage", visit -> part(visit, Runs.PAGE, "text/html; charset=utf-8", SANDBOX));
    }

    /** Who asks: an address, and whom of those behind it they say they are. */
    static String client(Visit visit) {
        return visit.client() + " " + visit.text("Tenfold-Client");
    }

    private Future<Answer> start(Visit visit) {
        JsonObject asked = visit.body().getJsonObject("scenario");
        String client = client(visit);
        int wait = visit.number("wait");
        return desk.work(() -> runs.accept(client, shelf.order(asked)))
                .compose(run -> ended(run, wait))
                .map(run -> {
                    boolean over = run.ended().isDone();
                    Answer answer = Answer.made("/api/v1/runs/" + run.id(), run.json());
                    return over ? answer : answer.withStatus(202);
                });
    }

    /** The run as soon as it has ended, and after some seconds however it stands. */
    private Future<Run> ended(Run run, int seconds) {
        if (seconds == 0) return Future.succeededFuture(run);
        Promise<Run> known = Promise.promise();
        long timer = vertx.setTimer(seconds * 1000L, late -> known.tryComplete(run));
        Future.fromCompletionStage(run.ended(), vertx.getOrCreateContext()).onComplete(end -> {
            vertx.cancelTimer(timer);
            known.tryComplete(run);
        });
        return known.future();
    }

    private Future<Answer> list(Visit visit) {
        JsonArray all = new JsonArray();
        runs.newest(visit.number("limit")).forEach(all::add);
        return Future.succeededFuture(
                Answer.of(new JsonObject().put("runs", all).put("waiting", runs.waiting())));
    }

    private JsonObject shown(Visit visit) {
        return runs.shown(visit.text("id")).orElseThrow(() -> missing(visit));
    }

    private static Refusal missing(Visit visit) {
        return new Refusal(Problem.missing("There is no run " + visit.text("id") + "."));
    }

    private Future<Answer> remove(Visit visit) {
        return desk.work(() -> runs.remove(visit.text("id"))).map(known -> {
            if (!known) throw missing(visit);
            return Answer.done();
        });
    }

    private Future<Answer> scenario(Visit visit) {
        return desk.work(() -> runs.part(visit.text("id"), Runs.ORDER)).map(order -> {
            String text = new String(order.orElseThrow(() -> missing(visit)), StandardCharsets.UTF_8);
            return Answer.of(new JsonObject(text).getJsonObject("scenario"));
        });
    }

    private Future<Answer> part(Visit visit, String name, String mediaType, Map<String, String> headers) {
        JsonObject run = shown(visit);
        return desk.work(() -> runs.part(visit.text("id"), name))
                .map(bytes -> new Answer(
                        200,
                        mediaType,
                        Buffer.buffer(bytes.orElseThrow(() -> new Refusal(
                                Problem.conflict("The run is " + run.getString("state") + ": it has no report.")))),
                        headers));
    }
}
