package dev.tenfold.web;

import dev.tenfold.inject.gate.Complaint;
import dev.tenfold.inject.gate.Problem;
import dev.tenfold.inject.gate.Refusal;
import dev.tenfold.scenario.Bundle;
import io.vertx.core.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a client wants rehearsed.
 *
 * @param bundle the scenario and its files, all as texts
 * @param overrides values by path in the scenario, the seed's included
 */
record Order(Bundle bundle, Map<String, String> overrides) {
    Order {
        overrides = Collections.unmodifiableMap(new TreeMap<>(overrides));
    }

    /** Why a scenario is not rehearsed. */
    static Refusal refusal(List<Complaint> complaints) {
        String detail = complaints.size() == 1 ? "1 problem." : complaints.size() + " problems.";
        List<Complaint> most = complaints.subList(0, Math.min(100, complaints.size()));
        return new Refusal(new Problem(422, "refused", "The scenario is refused", detail, most));
    }

    /** The overrides as the command line takes them. */
    List<String> assignments() {
        return overrides.entrySet().stream()
                .map(override -> override.getKey() + "=" + override.getValue())
                .toList();
    }

    /** The command that rehearses the same, in a folder with the scenario's files. */
    String command() {
        StringBuilder command = new StringBuilder("./tenfold run ").append(bundle.name());
        overrides.forEach((path, value) -> command.append(
                path.equals("seed") ? " --seed " + quoted(value) : " --set " + quoted(path + "=" + value)));
        return command.toString();
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=+:,%@-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** As it was sent: {@code {name, text, files, overrides}}. */
    JsonObject json() {
        return new JsonObject()
                .put("name", bundle.name())
                .put("text", bundle.text())
                .put("files", texts(bundle.files()))
                .put("overrides", texts(overrides));
    }

    static JsonObject texts(Map<String, String> texts) {
        JsonObject json = new JsonObject();
        texts.forEach(json::put);
        return json;
    }

    static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new TreeMap<>();
        if (json != null) json.forEach(text -> texts.put(text.getKey(), (String) text.getValue()));
        return texts;
    }
}
