package dev.tenfold.inject.gate;

import io.vertx.core.Context;
import io.vertx.core.json.JsonObject;

/**
 * A request that the document allows, as those who answer it see it.
 *
 * @param id of the request, which logs and problems tell
 * @param parameters of path and query by name, each of the type that the document tells, defaults filled in
 * @param body what was sent; an empty object where nothing was
 * @param client address that it came from
 * @param loop the event loop that it runs on
 */
public record Visit(String id, JsonObject parameters, JsonObject body, String client, Context loop) {
    /** A text from the path or the query. */
    public String text(String parameter) {
        return parameters.getString(parameter);
    }

    /** A whole number from the path or the query. */
    public int number(String parameter) {
        return parameters.getInteger(parameter);
    }
}
