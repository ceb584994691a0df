package dev.tenfold.inject.gate;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An OpenAPI document, kept by hand, and law: routes are made from it, and requests are checked against it before
 * anything else sees them.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.0">OpenAPI 3.1</a>
 */
public final class OpenApi {
    private final JsonObject document;
    private final Map<String, Operation> operations = new TreeMap<>();

    private OpenApi(JsonObject document) {
        this.document = document;
        Schemas schemas = new Schemas(document.getJsonObject("components", new JsonObject()));
        JsonObject paths = document.getJsonObject("paths", new JsonObject());
        for (String path : paths.fieldNames()) {
            JsonObject methods = paths.getJsonObject(path);
            for (String method : methods.fieldNames()) {
                Operation operation = Operation.read(path, method, methods.getJsonObject(method), schemas);
                if (operations.put(operation.id(), operation) != null) {
                    throw new IllegalArgumentException("operationId must not stand twice, was " + operation.id());
                }
            }
        }
    }

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException if it uses what is not checked here
     */
    public static OpenApi of(JsonObject document) {
        return new OpenApi(document);
    }

    /** The injection service's own document. */
    public static OpenApi ofInjection() {
        return resources(
                OpenApi.class, "openapi.json", "openapi-plan.json", "openapi-game-days.json", "openapi-record.json");
    }

    /** A document whose parts lie beside a class; they are joined in order. */
    public static OpenApi resources(Class<?> beside, String... names) {
        return of(joined(beside, names));
    }

    /** The same, not read yet: for what refers to parts of another document. */
    public static JsonObject joined(Class<?> beside, String... names) {
        JsonObject document = new JsonObject();
        for (String name : names) {
            document.mergeIn(resource(beside, name), true);
        }
        return document;
    }

    private static JsonObject resource(Class<?> beside, String name) {
        try (InputStream text = beside.getResourceAsStream(name)) {
            if (text == null) throw new IllegalArgumentException("resource must be there, was " + name);
            return new JsonObject(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** This document with the paths and shared parts of another; what stands in both is the other's. */
    public OpenApi and(OpenApi more) {
        return and(more.document);
    }

    /** The same, with what may refer to parts of this document. */
    public OpenApi and(JsonObject more) {
        return of(document.copy().mergeIn(more.copy(), true));
    }

    /** The document as clients get it. */
    public JsonObject document() {
        return document.copy();
    }

    /** All operations by id. */
    Map<String, Operation> operations() {
        return Collections.unmodifiableMap(operations);
    }

    /** Methods that a path allows, in the order of the alphabet. */
    List<String> methods(String path) {
        List<String> methods = new ArrayList<>();
        for (Operation operation : operations.values()) {
            if (operation.path().equals(path)) methods.add(operation.method().name());
        }
        Collections.sort(methods);
        return methods;
    }
}
