package dev.tenfold.inject.platform.kubernetes;

import io.vertx.core.json.JsonObject;

/**
 * A request that the API does not answer; it is told as the {@code Status} object of Kubernetes.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/">Status</a>
 */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String reason;

    private Refusal(int code, String reason, String message) {
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
    }

    static Refusal badRequest(String message) {
        return new Refusal(400, "BadRequest", message);
    }

    static Refusal notFound(String message) {
        return new Refusal(404, "NotFound", message);
    }

    static Refusal noSuchPath() {
        return notFound("the server could not find the requested resource");
    }

    static Refusal methodNotAllowed(String message) {
        return new Refusal(405, "MethodNotAllowed", message);
    }

    static Refusal notAcceptable(String accepted) {
        return new Refusal(406, "NotAcceptable", "only the following media types are accepted: " + accepted);
    }

    static Refusal expired(String message) {
        return new Refusal(410, "Expired", message);
    }

    int code() {
        return code;
    }

    JsonObject status() {
        return new JsonObject()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("metadata", new JsonObject())
                .put("status", "Failure")
                .put("message", getMessage())
                .put("reason", reason)
                .put("code", code);
    }
}
