package dev.tenfold.inject.gate;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.ReplicaSource;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Sink;
import dev.tenfold.inject.day.GameDay;
import dev.tenfold.inject.day.Plan;
import dev.tenfold.inject.day.Preview;
import dev.tenfold.inject.journal.Undoing;
import dev.tenfold.inject.safety.Probe;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Game days as the API shows them. */
final class Shown {
    private Shown() {}

    static JsonObject gameDay(GameDay day) {
        return new JsonObject()
                .put("id", day.id())
                .put("scenario", day.course())
                .put("state", spelled(day.state()))
                .put("live", day.state().isLive())
                .put("shownSeconds", seconds(day.shown()))
                .put("intensity", number(day.intensity()))
                .put("series", day.snapshot().size())
                .put("sightings", day.sightings().size())
                .put("why", day.why())
                .put("plan", plan(day))
                .put("destinations", destinations(day))
                .put("undoings", array(day.undoings().stream().map(Shown::undoing)));
    }

    static JsonObject preview(Preview preview) {
        return new JsonObject()
                .put("scenario", preview.course())
                .put("marker", texts(preview.marker()))
                .put("families", array(preview.families().stream().map(Shown::family)))
                .put("series", preview.series())
                .put("destinations", array(preview.destinations().stream().map(Destination::toString)))
                .put("replicas", array(preview.reads().stream()))
                .put("lastsSeconds", seconds(preview.lasts()))
                .put("refusals", array(preview.refusals().stream()));
    }

    static JsonObject sighting(Sighting sighting) {
        return new JsonObject()
                .put("at", sighting.at().toString())
                .put("kind", spelled(sighting.kind()))
                .put("subject", sighting.subject())
                .put("text", sighting.text());
    }

    static JsonObject undoing(Undoing undoing) {
        return new JsonObject()
                .put("gameDay", undoing.debt().day())
                .put("destination", undoing.debt().destination().toString())
                .put("series", undoing.debt().series().size())
                .put("attempts", undoing.attempts())
                .put("trouble", undoing.trouble());
    }

    static JsonObject texts(Map<String, String> texts) {
        JsonObject json = new JsonObject();
        new TreeMap<>(texts).forEach(json::put);
        return json;
    }

    static JsonArray array(Stream<?> values) {
        return new JsonArray(values.toList());
    }

    /** A constant as the API spells it: {@code UNDO_PENDING} is {@code undo-pending}. */
    static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static JsonObject plan(GameDay day) {
        Plan plan = day.plan();
        JsonObject json = new JsonObject()
                .put("deadline", Times.text(plan.deadline()))
                .put("patience", plan.patience().map(Times::text).orElse("none"))
                .put("speed", number(plan.speed()))
                .put("from", Times.text(plan.from()));
        plan.until().ifPresent(until -> json.put("until", Times.text(until)));
        return json.put("marker", texts(day.marker()))
                .put("replicas", array(plan.replicaSources().stream().map(Shown::source)))
                .put("steadyState", array(plan.steadyState().stream().map(Shown::probe)))
                .put("stopUnless", array(plan.stopUnless().stream().map(Shown::probe)));
    }

    private static String source(ReplicaSource source) {
        return source.service() + " from " + source.origin();
    }

    private static String probe(Probe probe) {
        return probe.name() + ": " + probe.text();
    }

    private static JsonArray destinations(GameDay day) {
        JsonArray shown = new JsonArray();
        List<Sink.Health> health = day.health();
        List<Destination> destinations = day.plan().destinations();
        for (int i = 0; i < destinations.size(); i++) {
            Destination destination = destinations.get(i);
            shown.add(new JsonObject()
                    .put("kind", destination.kind())
                    .put("uri", destination.uri().toString())
                    .put("options", texts(destination.options()))
                    .put("health", i < health.size() ? health(health.get(i)) : null));
        }
        return shown;
    }

    private static JsonObject health(Sink.Health health) {
        return new JsonObject()
                .put("up", health.up())
                .put("written", health.written())
                .put("buffered", health.buffered())
                .put("dropped", health.dropped())
                .put("trouble", health.trouble());
    }

    private static JsonObject family(Preview.Line line) {
        return new JsonObject()
                .put("name", line.family())
                .put("type", spelled(line.type()))
                .put("series", line.series())
                .put("example", line.example());
    }

    private static BigDecimal seconds(Duration time) {
        return BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros();
    }

    private static BigDecimal number(double value) {
        return new BigDecimal(value).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
    }
}
