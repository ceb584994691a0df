package dev.tenfold.inject.gate;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a client gets.
 *
 * @param status 200..299
 * @param mediaType of the body
 * @param body may be empty
 * @param headers beside those that every answer has
 */
public record Answer(int status, String mediaType, Buffer body, Map<String, String> headers) {
    private static final String JSON = "application/json";

    public Answer {
        headers = new TreeMap<>(headers);
    }

    /** 200 with JSON. */
    public static Answer of(JsonObject body) {
        return new Answer(200, JSON, body.toBuffer(), Map.of());
    }

    /** The same with another status. */
    public Answer withStatus(int other) {
        return new Answer(other, mediaType, body, headers);
    }

    /** 201 with JSON and the place of what was made. */
    public static Answer made(String location, JsonObject body) {
        return new Answer(201, JSON, body.toBuffer(), Map.of("Location", location));
    }

    /** 204: done, and nothing to tell. */
    public static Answer done() {
        return new Answer(204, "", Buffer.buffer(), Map.of());
    }

    /** 200 with a text of a media type. */
    public static Answer text(String mediaType, String text) {
        return new Answer(200, mediaType, Buffer.buffer(text), Map.of());
    }
}
