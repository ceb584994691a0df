package dev.tenfold.inject.gate;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Checks requests of one operation against the document, and makes of them what those who answer see. */
final class Inspection {
    private final Vertx vertx;
    private final Operation operation;
    private final Limits limits;

    Inspection(Vertx vertx, Operation operation, Limits limits) {
        this.vertx = vertx;
        this.operation = operation;
        this.limits = limits;
    }

    /** Lets a request in, or fails with a {@link Refusal} that tells all that is wrong. */
    Future<Visit> admit(RoutingContext context, String id) {
        HttpServerRequest request = context.request();
        List<Complaint> found = new ArrayList<>();
        JsonObject parameters = parameters(context, found);
        boolean announced = Body.isAnnounced(request);
        if (announced && operation.body().isEmpty()) {
            throw new Refusal(Problem.malformed("This operation takes no body."));
        }
        if (!announced && operation.bodyRequired()) {
            throw new Refusal(Problem.malformed("This operation needs a body."));
        }
        Future<JsonObject> body = announced
                ? Body.take(vertx, request, limits).map(bytes -> checked(bytes, found))
                : Future.succeededFuture(new JsonObject());
        return body.map(sent -> {
            if (!found.isEmpty()) throw new Refusal(Problem.invalid(found));
            String client = request.remoteAddress().hostAddress();
            return new Visit(id, parameters, sent, client, vertx.getOrCreateContext());
        });
    }

    private JsonObject checked(Buffer bytes, List<Complaint> found) {
        Object value = Body.decode(bytes);
        found.addAll(operation.body().orElseThrow().complaints(value));
        return value instanceof JsonObject object ? object : new JsonObject();
    }

    private JsonObject parameters(RoutingContext context, List<Complaint> found) {
        MultiMap query = context.queryParams();
        JsonObject values = new JsonObject();
        Set<String> known = new TreeSet<>();
        for (Operation.Parameter parameter : operation.parameters()) {
            String name = parameter.name();
            if (parameter.place() == Operation.Place.QUERY) known.add(name);
            List<String> given = switch (parameter.place()) {
                case PATH -> List.of(context.pathParam(name));
                case QUERY -> query.getAll(name);
                case HEADER -> context.request().headers().getAll(name);
            };
            if (given.isEmpty()) {
                if (parameter.required()) found.add(Complaint.about(name, "must be given", null));
                values.put(name, parameter.fallback());
            } else if (given.size() > 1) {
                found.add(Complaint.about(name, "must be given once", given.size()));
            } else {
                Object value = typed(given.get(0), parameter.schema());
                found.addAll(parameter.schema().complaints(value, name));
                values.put(name, value);
            }
        }
        for (String name : query.names()) {
            if (!known.contains(name)) found.add(Complaint.about(name, "is not known", null));
        }
        return values;
    }

    /** A text as the type that the document wants; as it is where it is none of that type, for the check to tell. */
    private static Object typed(String text, Schema schema) {
        if (!"integer".equals(schema.rules().getValue("type")) || !text.matches("-?\\d{1,18}")) return text;
        long value = new BigDecimal(text).longValueExact();
        return (int) value == value ? (Object) (int) value : (Object) value;
    }
}
