package dev.tenfold.inject.gate;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Supplier;

/** What the service tells of itself. */
final class ServiceApi {
    private final OwnMetrics metrics;
    private final Supplier<Optional<String>> unready;

    /** @param unready why no game day can be started now; empty if one can */
    ServiceApi(OwnMetrics metrics, Supplier<Optional<String>> unready) {
        this.metrics = metrics;
        this.unready = unready;
    }

    /** Answers its operations at a gate. */
    void open(Gate gate) {
        JsonObject document = gate.document().document();
        gate.answer("getOpenApi", visit -> Future.succeededFuture(Answer.of(document)))
                .answer("getHealth", visit -> ok())
                .answer("getReadiness", visit -> unready.get()
                        .map(why -> Future.<Answer>failedFuture(new Refusal(Problem.unready(why))))
                        .orElseGet(ServiceApi::ok))
                .answer("getMetrics", visit -> metrics.scrape());
    }

    private static Future<Answer> ok() {
        return Future.succeededFuture(Answer.of(new JsonObject().put("status", "ok")));
    }
}
