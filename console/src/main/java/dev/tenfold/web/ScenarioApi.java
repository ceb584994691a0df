package dev.tenfold.web;

import dev.tenfold.inject.gate.Answer;
import dev.tenfold.inject.gate.Gate;
import dev.tenfold.inject.gate.Refusal;
import dev.tenfold.inject.gate.Visit;
import dev.tenfold.scenario.Bundle;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Scenarios to choose from, what one says, and what would be if some of its numbers were others. */
final class ScenarioApi {
    private final Desk readers;
    private final Desk desk;
    private final Shelf shelf;
    private final WhatIf whatIf;
    private final Warming warming;
    private final Latest latest = new Latest();
    private final JsonObject listed;

    /**
     * @param readers where scenarios are read
     * @param desk where what-ifs are rehearsed: its own, since somebody waits with a knob in the hand
     */
    ScenarioApi(Desk readers, Desk desk, Shelf shelf, WhatIf whatIf, Warming warming) {
        this.readers = readers;
        this.desk = desk;
        this.shelf = shelf;
        this.whatIf = whatIf;
        this.warming = warming;
        JsonArray all = new JsonArray();
        for (Bundle bundle : shelf.all()) {
            all.add(new JsonObject().put("name", bundle.name()).put("title", Shelf.title(bundle)));
        }
        listed = new JsonObject().put("scenarios", all);
    }

    /** Answers its operations at a gate. */
    void open(Gate gate) {
        gate.answer("listScenarios", visit -> Future.succeededFuture(Answer.of(listed)))
                .answer("getScenario", this::scenario)
                .answer("checkScenario", this::check)
                .answer("askWhatIf", this::ask);
    }

    private Future<Answer> scenario(Visit visit) {
        Order order = new Order(shelf.named(visit.text("name")), Map.of());
        return Future.succeededFuture(Answer.of(order.json()));
    }

    private Future<Answer> check(Visit visit) {
        JsonObject asked = visit.body().getJsonObject("scenario");
        return readers.work(() -> shelf.order(asked))
                .compose(order ->
                        readers.work(() -> Answer.of(whatIf.check(order))).onSuccess(checked -> warming.on(order)));
    }

    private Future<Answer> ask(Visit visit) {
        JsonObject asked = visit.body().getJsonObject("scenario");
        Map<String, BigDecimal> values = new TreeMap<>();
        visit.body()
                .getJsonObject("knobs", new JsonObject())
                .forEach(knob ->
                        values.put(knob.getKey(), new BigDecimal(knob.getValue().toString())));
        boolean full = visit.body().getString("detail", "brief").equals("full");
        String name = visit.text("Tenfold-Question");
        Latest.Question question = latest.ask(name.isEmpty() ? name : RunApi.client(visit) + " " + name);
        try {
            return desk.work(() -> {
                        Buffer told = whatIf.answer(shelf.order(asked), values, full, question);
                        return new Answer(200, "application/json", told, Map.of());
                    })
                    .onComplete(done -> question.close());
        } catch (Refusal crowded) {
            question.close();
            throw crowded;
        }
    }
}
