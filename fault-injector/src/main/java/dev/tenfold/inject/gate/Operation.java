package dev.tenfold.inject.gate;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One thing that a client may ask, as the OpenAPI document tells it.
 *
 * @param id its {@code operationId}
 * @param method such as {@code POST}
 * @param path with names in braces: {@code /api/v1/game-days/{id}}
 * @param parameters in the path, the query and the headers
 * @param body what is sent; empty where nothing is
 * @param bodyRequired whether a body must be sent
 * @param answers schema of a JSON answer by status; statuses of other media types are missing
 * @param statuses all statuses that it may answer with
 */
record Operation(
        String id,
        HttpMethod method,
        String path,
        List<Parameter> parameters,
        Optional<Schema> body,
        boolean bodyRequired,
        TreeMap<Integer, Schema> answers,
        Set<Integer> statuses) {
    /** Stands for all statuses of errors that are not told for themselves. */
    static final int DEFAULT = 0;

    private static final String JSON = "application/json";

    /**
     * A value beside the body.
     *
     * @param name its name
     * @param place where it stands
     * @param required whether it must be given
     * @param schema what it must look like
     * @param fallback what it is where it is not given; null for nothing
     */
    record Parameter(String name, Place place, boolean required, Schema schema, Object fallback) {}

    /** Where a parameter stands. */
    enum Place {
        /** Between two slashes. */
        PATH,
        /** Behind the question mark. */
        QUERY,
        /** Among the headers. */
        HEADER
    }

    static Operation read(String path, String method, JsonObject told, Schemas schemas) {
        List<Parameter> parameters = new ArrayList<>();
        for (Object each : told.getJsonArray("parameters", new JsonArray())) {
            JsonObject parameter = schemas.parameter((JsonObject) each);
            Schema schema = schemas.read(parameter.getJsonObject("schema"));
            parameters.add(new Parameter(
                    parameter.getString("name"),
                    Place.valueOf(parameter.getString("in").toUpperCase(Locale.ROOT)),
                    parameter.getBoolean("required", false),
                    schema,
                    schema.rules().getValue("default")));
        }
        JsonObject requestBody = told.getJsonObject("requestBody", new JsonObject());
        TreeMap<Integer, Schema> answers = new TreeMap<>();
        Set<Integer> statuses = new TreeSet<>();
        JsonObject responses = told.getJsonObject("responses");
        for (String status : responses.fieldNames()) {
            int code = status.equals("default") ? DEFAULT : Integer.parseInt(status);
            statuses.add(code);
            JsonObject response = schemas.response(responses.getJsonObject(status));
            schemaOf(response, schemas).ifPresent(schema -> answers.put(code, schema));
        }
        return new Operation(
                told.getString("operationId"),
                HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
                path,
                List.copyOf(parameters),
                schemaOf(requestBody, schemas),
                requestBody.getBoolean("required", false),
                answers,
                statuses);
    }

    private static Optional<Schema> schemaOf(JsonObject holder, Schemas schemas) {
        JsonObject content = holder.getJsonObject("content", new JsonObject());
        for (String type : List.of(JSON, Problem.MEDIA_TYPE)) {
            if (content.containsKey(type)) {
                return Optional.of(schemas.read(content.getJsonObject(type).getJsonObject("schema")));
            }
        }
        return Optional.empty();
    }

    /** The path as the router wants it: {@code /api/v1/game-days/:id}. */
    String route() {
        return path.replaceAll("\\{(\\w+)}", ":$1");
    }
}
