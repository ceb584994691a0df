package dev.tenfold.inject.gate;

import dev.tenfold.inject.Family;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.day.GameDay;
import dev.tenfold.metric.FloatText;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What a game day writes now, and what was seen of it so far; page by page. */
final class RecordApi {
    private final GameDayApi days;

    RecordApi(GameDayApi days) {
        this.days = days;
    }

    /** Answers its operations at a gate. */
    void open(Gate gate) {
        gate.answer("listSeries", this::series).answer("listSightings", this::sightings);
    }

    private Future<Answer> series(Visit visit) {
        Snapshot snapshot = days.day(visit).snapshot();
        String metric = visit.text("metric");
        int offset = visit.number("offset");
        int end = offset + visit.number("limit");
        JsonArray page = new JsonArray();
        int total = 0;
        for (Family family : snapshot.families()) {
            if (!metric.isEmpty() && !metric.equals(family.name())) continue;
            List<Family.Reading> readings = family.readings();
            for (int i = Math.max(0, offset - total); i < readings.size() && total + i < end; i++) {
                page.add(shown(readings.get(i)));
            }
            total += readings.size();
        }
        return Future.succeededFuture(Answer.of(new JsonObject()
                .put("total", total)
                .put("offset", offset)
                .put("at", snapshot.at().toString())
                .put("series", page)));
    }

    private static JsonObject shown(Family.Reading reading) {
        JsonObject labels = new JsonObject();
        reading.labels().forEach(labels::put);
        return new JsonObject().put("labels", labels).put("value", FloatText.shortest(reading.value()));
    }

    private Future<Answer> sightings(Visit visit) {
        GameDay day = days.day(visit);
        List<Sighting> all = day.sightings();
        int from = Math.min(all.size(), visit.number("offset"));
        int to = Math.min(all.size(), from + visit.number("limit"));
        return Future.succeededFuture(Answer.of(new JsonObject()
                .put("total", all.size())
                .put("offset", from)
                .put("sightings", Shown.array(all.subList(from, to).stream().map(Shown::sighting)))));
    }
}
