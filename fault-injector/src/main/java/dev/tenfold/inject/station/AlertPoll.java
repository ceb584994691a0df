package dev.tenfold.inject.station;

import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Sighting.Kind;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Asks a Prometheus again and again which alerts fire. When one begins or ends is told by the evaluation that found it
 * so, not by when it was asked. Lives on one event loop.
 *
 * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/api/#rules">Prometheus: rules</a>
 */
final class AlertPoll implements AutoCloseable {
    private static final long EVERY_MILLIS = 500;
    private static final long ANSWER_WITHIN_MILLIS = 5000;

    private final Vertx vertx;
    private final WebClient client;
    private final URI server;
    private final Consumer<Sighting> tell;
    /** What fires, by its labels: its name. */
    private final Map<String, String> firing = new LinkedHashMap<>();

    private boolean known;
    private boolean silent;
    private volatile boolean closed;

    AlertPoll(Vertx vertx, URI server, Consumer<Sighting> tell) {
        this.vertx = vertx;
        this.server = URI.create(server.toString().replaceFirst("/$", "") + "/api/v1/rules?type=alert");
        this.tell = tell;
        client = WebClient.create(vertx, new WebClientOptions().setFollowRedirects(false));
    }

    void start() {
        client.getAbs(server.toString())
                .timeout(ANSWER_WITHIN_MILLIS)
                .send()
                .onSuccess(this::answered)
                .onFailure(failed -> trouble(String.valueOf(failed.getMessage())))
                .onComplete(done -> {
                    if (!closed) {
                        vertx.setTimer(EVERY_MILLIS, timer -> start());
                    }
                });
    }

    private void answered(HttpResponse<Buffer> answer) {
        try {
            JsonObject body = answer.statusCode() == 200 ? answer.bodyAsJsonObject() : null;
            if (body == null) {
                trouble("it answers " + answer.statusCode());
                return;
            }
            read(body.getJsonObject("data").getJsonArray("groups"));
            known = true;
            silent = false;
        } catch (DecodeException | ClassCastException | NullPointerException | DateTimeParseException foreign) {
            trouble("it does not answer as a Prometheus does");
        }
    }

    private void read(JsonArray groups) {
        Set<String> found = new LinkedHashSet<>();
        Instant latest = Instant.EPOCH;
        for (int i = 0; i < groups.size(); i++) {
            JsonObject group = groups.getJsonObject(i);
            Instant evaluated = Instant.parse(group.getString("lastEvaluation"));
            latest = evaluated.isAfter(latest) ? evaluated : latest;
            JsonArray rules = group.getJsonArray("rules");
            for (int j = 0; j < rules.size(); j++) {
                read(rules.getJsonObject(j).getJsonArray("alerts", new JsonArray()), evaluated, found);
            }
        }
        Instant over = latest;
        firing.entrySet().removeIf(alert -> {
            boolean ended = !found.contains(alert.getKey());
            if (ended && !alert.getValue().isEmpty()) {
                tell.accept(new Sighting(over, Kind.ALERT_RESOLVED, alert.getValue(), alert.getKey()));
            }
            return ended;
        });
    }

    private void read(JsonArray alerts, Instant evaluated, Set<String> found) {
        for (int i = 0; i < alerts.size(); i++) {
            JsonObject alert = alerts.getJsonObject(i);
            JsonObject labels = alert.getJsonObject("labels");
            String key = labels.encode();
            if (alert.getString("state").equals("firing") && found.add(key) && !firing.containsKey(key)) {
                String name = labels.getString("alertname");
                // What fires from before is not this game day's, neither is its end.
                firing.put(key, known ? name : "");
                if (known) {
                    tell.accept(new Sighting(evaluated, Kind.ALERT_FIRED, name, text(alert)));
                }
            }
        }
    }

    private static String text(JsonObject alert) {
        JsonObject annotations = alert.getJsonObject("annotations", new JsonObject());
        String told = annotations.getString("summary", annotations.getString("description", ""));
        return (told.isEmpty() ? "" : told + ": ") + "its expression was " + alert.getString("value");
    }

    /** Told once until it answers again. */
    private void trouble(String why) {
        if (!silent && !closed) {
            tell.accept(new Sighting(Instant.now(), Kind.TROUBLE, server.toString(), "alerts cannot be read: " + why));
        }
        silent = true;
    }

    @Override
    public void close() {
        closed = true;
    }
}
