package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.promql.Engine;
import dev.tenfold.promql.PreparedQuery;
import dev.tenfold.promql.QueryResult;
import dev.tenfold.promql.function.EvaluationFailure;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.ParseFailure;
import java.util.EnumMap;
import java.util.Map;

/**
 * One question, and what each generation of Prometheus answers.
 *
 * @param id where it comes from
 * @param tier core, extended or rare
 * @param load the data it is asked of
 * @param eval the expression and the time or times
 * @param answers by generation; at least one
 * @param flagged whether it holds only under a feature flag that is off by default
 */
record PromqlCase(
        String id, String tier, String load, JsonNode eval, Map<Generation, PromqlAnswer> answers, boolean flagged) {

    static PromqlCase read(JsonNode node) {
        Map<Generation, PromqlAnswer> answers = new EnumMap<>(Generation.class);
        for (JsonNode generation : node.path("valid_for")) {
            answers.put(generation(generation.asText()), new PromqlAnswer(node.path("expect")));
        }
        // Where 2.42.0 refused, which is mostly newer syntax, that is for information; where it answered it counts.
        PromqlAnswer recorded = new PromqlAnswer(node.path("expect_v2"));
        if (node.has("expect_v2") && !recorded.failureWanted()) {
            answers.put(Generation.TWO, recorded);
        }
        return new PromqlCase(
                node.path("id").asText(),
                node.path("tier").asText(),
                node.path("load").asText(),
                node.path("eval"),
                answers,
                !node.path("requires").isEmpty());
    }

    private static Generation generation(String text) {
        return text.equals("2") ? Generation.TWO : Generation.THREE;
    }

    /** What is wrong with the answers, or empty. */
    String difference(PromqlLoads loads) {
        StringBuilder differences = new StringBuilder();
        answers.forEach((generation, answer) -> {
            String difference = difference(loads, generation, answer);
            if (!difference.isEmpty()) {
                differences
                        .append("generation ")
                        .append(generation)
                        .append(": ")
                        .append(difference)
                        .append('\n');
            }
        });
        return differences.length() == 0
                ? ""
                : eval.path("expr").asText() + "\n" + differences.toString().strip();
    }

    private String difference(PromqlLoads loads, Generation generation, PromqlAnswer answer) {
        try {
            return answer.difference(ask(new Engine(loads.store(load), generation)));
        } catch (ParseFailure | EvaluationFailure failure) {
            return answer.failureWanted() ? "" : "failed: " + failure.getMessage();
        }
    }

    private QueryResult ask(Engine engine) {
        PreparedQuery query = engine.prepare(eval.path("expr").asText());
        if (eval.path("kind").asText().equals("instant")) {
            return query.at(eval.path("time").asLong());
        }
        return query.between(
                eval.path("start").asLong(),
                eval.path("end").asLong(),
                eval.path("step").asLong());
    }
}
