package dev.tenfold.inject.platform.keda;

import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.platform.OnAir;
import dev.tenfold.inject.platform.SnapshotQuery;
import dev.tenfold.metric.FloatText;
import dev.tenfold.promql.function.EvaluationFailure;
import dev.tenfold.promql.syntax.ParseFailure;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * One value as JSON, for KEDA's {@code metrics-api} trigger with {@code valueLocation: value}:
 * {@code /keda/value?query=sum(queue_depth)}. What yields nothing is answered 404, unless the query says
 * {@code default=0}.
 *
 * @see <a href="https://keda.sh/docs/latest/scalers/metrics-api/">KEDA: Metrics API</a>
 */
public final class MetricsApi {
    private final OnAir onAir;

    /** @param snapshots what is on air */
    public MetricsApi(Supplier<List<Snapshot>> snapshots) {
        onAir = new OnAir(snapshots);
    }

    /** Mounts {@code /keda/value}. */
    public void mount(Router router) {
        router.route(HttpMethod.GET, "/keda/value").handler(this::value);
    }

    private void value(RoutingContext context) {
        String query = context.queryParams().get("query");
        if (query == null || query.isBlank()) {
            answer(context, 400, new JsonObject().put("error", "query must say what is read, was missing"));
            return;
        }
        try {
            OptionalDouble value = new SnapshotQuery(query).value(onAir);
            String fallback = context.queryParams().get("default");
            if (value.isEmpty() && fallback == null || !Double.isFinite(value.orElse(0))) {
                answer(context, 404, new JsonObject().put("error", "the query yields no number now"));
                return;
            }
            BigDecimal number = value.isPresent()
                    ? new BigDecimal(FloatText.shortest(value.getAsDouble()))
                    : new BigDecimal(fallback);
            answer(context, 200, new JsonObject().put("query", query).put("value", number));
        } catch (ParseFailure | EvaluationFailure wrong) {
            answer(context, 400, new JsonObject().put("error", "query: " + wrong.getMessage()));
        } catch (NumberFormatException none) {
            answer(context, 400, new JsonObject().put("error", "default must be a number"));
        }
    }

    private static void answer(RoutingContext context, int code, JsonObject object) {
        context.response()
                .setStatusCode(code)
                .putHeader("Content-Type", "application/json")
                .end(object.encode() + "\n");
    }
}
