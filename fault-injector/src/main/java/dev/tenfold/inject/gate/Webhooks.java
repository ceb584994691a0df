package dev.tenfold.inject.gate;

import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.day.GameDay;
import dev.tenfold.inject.day.GameDays;
import dev.tenfold.inject.replicas.ToldReplicas;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What the real pipeline tells: alerts that fired or ended, and replicas.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">Alertmanager's webhook</a>
 */
final class Webhooks {
    /** Beyond it a game day takes no more alerts. */
    private static final int MOST_SIGHTINGS = 10_000;

    private final GameDays all;
    private final GameDayApi days;

    Webhooks(GameDays all, GameDayApi days) {
        this.all = all;
        this.days = days;
    }

    /** Answers its operations at a gate. */
    void open(Gate gate) {
        gate.answer("tellAlerts", this::alerts)
                .answer("tellAlertsToAll", this::alertsToAll)
                .answer("tellReplicas", visit -> replicas(visit, List.of(days.live(visit))))
                .answer("tellReplicasToAll", visit -> replicas(visit, all.all()));
    }

    /**
     * An alert as Alertmanager tells it.
     *
     * @param gameDay the marker among its labels; empty where a rule leaves it out
     */
    private record Alert(String gameDay, Sighting sighting) {}

    private Future<Answer> alerts(Visit visit) {
        GameDay day = days.day(visit);
        read(visit.body()).forEach(alert -> note(day, alert.sighting()));
        return Future.succeededFuture(Answer.done());
    }

    private Future<Answer> alertsToAll(Visit visit) {
        for (Alert alert : read(visit.body())) {
            for (GameDay day : all.all()) {
                boolean meant = alert.gameDay().isEmpty() || alert.gameDay().equals(day.id());
                if (meant && day.state().isLive()) note(day, alert.sighting());
            }
        }
        return Future.succeededFuture(Answer.done());
    }

    /** Alertmanager tells the same again and again as long as an alert fires: it is noted once. */
    private static void note(GameDay day, Sighting sighting) {
        List<Sighting> known = day.sightings();
        if (known.size() >= MOST_SIGHTINGS) {
            throw new Refusal(Problem.conflict("The game day takes no more than " + MOST_SIGHTINGS + " sightings."));
        }
        if (!known.contains(sighting)) day.seen(sighting);
    }

    private static List<Alert> read(JsonObject message) {
        List<Alert> alerts = new ArrayList<>();
        List<Complaint> complaints = new ArrayList<>();
        JsonArray told = message.getJsonArray("alerts");
        for (int i = 0; i < told.size(); i++) {
            JsonObject alert = told.getJsonObject(i);
            boolean fired = alert.getString("status").equals("firing");
            String name = fired ? "startsAt" : "endsAt";
            String time = alert.getString(name, alert.getString("startsAt"));
            try {
                alerts.add(alert(alert, fired, OffsetDateTime.parse(time).toInstant()));
            } catch (DateTimeException noTime) {
                complaints.add(Complaint.about("alerts[" + i + "]." + name, "must be an instant", time));
            }
        }
        if (!complaints.isEmpty()) throw new Refusal(Problem.invalid(complaints));
        return alerts;
    }

    private static Alert alert(JsonObject alert, boolean fired, Instant at) {
        Map<String, String> labels = PlanReader.texts(alert.getJsonObject("labels"));
        Map<String, String> annotations = PlanReader.texts(alert.getJsonObject("annotations"));
        List<String> pairs = new ArrayList<>();
        labels.forEach((name, value) -> pairs.add(name + "=\"" + value + "\""));
        String set = "{" + String.join(", ", pairs) + "}";
        String summary = annotations.getOrDefault("summary", "");
        return new Alert(
                labels.getOrDefault(GameDays.MARKER, ""),
                new Sighting(
                        at,
                        fired ? Sighting.Kind.ALERT_FIRED : Sighting.Kind.ALERT_RESOLVED,
                        labels.getOrDefault("alertname", "alert"),
                        summary.isEmpty() ? set : summary + " " + set));
    }

    private static Future<Answer> replicas(Visit visit, List<GameDay> meant) {
        String service = visit.body().getString("service");
        Integer ready = visit.body().getInteger("ready");
        ReplicaCount count = new ReplicaCount(
                visit.body().getInteger("desired"), ready == null ? OptionalInt.empty() : OptionalInt.of(ready));
        List<ToldReplicas> told = meant.stream()
                .filter(day -> day.state().isLive())
                .flatMap(day -> day.plan().replicaSources().stream())
                .filter(ToldReplicas.class::isInstance)
                .map(ToldReplicas.class::cast)
                .filter(source -> source.service().equals(service))
                .toList();
        if (told.isEmpty()) {
            throw new Refusal(Problem.conflict("No plan has a replica source of kind webhook for that service."));
        }
        told.forEach(source -> source.tell(count));
        return Future.succeededFuture(Answer.done());
    }
}
