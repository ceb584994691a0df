package dev.tenfold.inject.station;

import dev.tenfold.inject.Sighting;
import dev.tenfold.inject.Sighting.Kind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Takes what an Alertmanager tells its webhooks.
 *
 * @see <a href="https://prometheus.io/docs/alerting/latest/configuration/#webhook_config">Alertmanager: webhooks</a>
 */
final class AlertHook {
    /** Where it listens. */
    static final String PATH = "/alertmanager";

    private static final int LARGEST = 1 << 20;

    private final List<Consumer<Sighting>> listeners = new CopyOnWriteArrayList<>();

    /** Whom to tell of alerts from now on. */
    void tell(Consumer<Sighting> listener) {
        listeners.add(listener);
    }

    void answer(HttpServerRequest request) {
        if (request.method() != HttpMethod.POST) {
            request.response().setStatusCode(405).putHeader("Allow", "POST").end();
            return;
        }
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() <= LARGEST) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(done -> request.response().setStatusCode(take(body)).end());
    }

    private int take(Buffer body) {
        if (body.length() > LARGEST) {
            return 413;
        }
        try {
            read(body.toJsonObject().getJsonArray("alerts"))
                    .forEach(seen -> listeners.forEach(each -> each.accept(seen)));
            return 200;
        } catch (DecodeException | ClassCastException | NullPointerException | DateTimeParseException foreign) {
            return 400;
        }
    }

    /** All or nothing. */
    private static List<Sighting> read(JsonArray alerts) {
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < alerts.size(); i++) {
            JsonObject alert = alerts.getJsonObject(i);
            boolean fires = alert.getString("status").equals("firing");
            JsonObject annotations = alert.getJsonObject("annotations", new JsonObject());
            sightings.add(new Sighting(
                    Instant.parse(alert.getString(fires ? "startsAt" : "endsAt")),
                    fires ? Kind.ALERT_FIRED : Kind.ALERT_RESOLVED,
                    alert.getJsonObject("labels").getString("alertname").strip(),
                    annotations.getString("summary", annotations.getString("description", "told by an Alertmanager"))));
        }
        return sightings;
    }
}
