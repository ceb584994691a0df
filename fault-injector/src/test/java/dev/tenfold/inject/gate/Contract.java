package dev.tenfold.inject.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** Calls operations, and holds what is sent and what comes back against the OpenAPI document. */
final class Contract {
    private final OpenApi document = OpenApi.ofInjection();
    private final Caller caller;

    Contract(Caller caller) {
        this.caller = caller;
    }

    JsonObject get(String operationId, String path, int status) throws Exception {
        return checked(operationId, null, caller.get(path), status);
    }

    JsonObject post(String operationId, String path, JsonObject body, int status) throws Exception {
        return checked(operationId, body, caller.post(path, body), status);
    }

    JsonObject put(String operationId, String path, JsonObject body, int status) throws Exception {
        return checked(operationId, body, caller.put(path, body), status);
    }

    /** Holds a value against a schema of the document. */
    void assertIs(String schema, JsonObject value) {
        Schemas schemas = new Schemas(document.document().getJsonObject("components"));
        Schema rules = schemas.read(new JsonObject().put("$ref", "#/components/schemas/" + schema));
        assertEquals(List.of(), rules.complaints(value), value.encode());
    }

    private JsonObject checked(String operationId, JsonObject body, Caller.Reply reply, int status) {
        Operation operation = document.operations().get(operationId);
        assertEquals(status, reply.status(), reply.text());
        int told = operation.statuses().contains(status) ? status : Operation.DEFAULT;
        assertTrue(told == status || status >= 400, operationId + " does not tell of " + status);
        if (body != null && status != 400) {
            assertEquals(List.of(), operation.body().orElseThrow().complaints(body));
        }
        if (!operation.answers().containsKey(told)) return new JsonObject();
        assertEquals(status < 400 ? "application/json" : Problem.MEDIA_TYPE, reply.type());
        assertEquals(List.of(), operation.answers().get(told).complaints(reply.json()), reply.text());
        return reply.json();
    }
}
