package dev.tenfold.inject.gate;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Why a request was not answered as asked: problem details of HTTP APIs, the body of every error.
 *
 * @param status 400..599
 * @param kind the last part of its type, such as {@code bad-request}; what a program tells problems apart by
 * @param title the same for all problems of a kind, for people
 * @param detail one sentence on this one; never what the client sent as a secret
 * @param complaints all that is wrong, where it is several things
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(int status, String kind, String title, String detail, List<Complaint> complaints) {
    /** What a problem's type begins with. */
    public static final String TYPE = "urn:tenfold:problem:";

    /** Media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        complaints = List.copyOf(complaints);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status must be 400..599, was " + status);
        }
    }

    private static Problem of(int status, String kind, String title, String detail) {
        return new Problem(status, kind, title, detail, List.of());
    }

    /** 400: what was sent cannot be read at all. */
    public static Problem malformed(String detail) {
        return of(400, "malformed", "The request cannot be read", detail);
    }

    /** 400: what was sent can be read, and breaks the rules of the OpenAPI document. */
    public static Problem invalid(List<Complaint> complaints) {
        String title = "The request breaks the rules";
        return new Problem(400, "invalid", title, "The OpenAPI document tells the rules.", complaints);
    }

    /** 401: no token, or not the right one. */
    public static Problem unauthorised() {
        return of(401, "unauthorised", "A token is needed", "Send the header Authorization: Bearer TOKEN.");
    }

    /** 403: asked by a page of another site. */
    public static Problem foreign(String detail) {
        return of(403, "foreign-origin", "Not for pages of other sites", detail);
    }

    /** 404: there is no such thing. */
    public static Problem missing(String detail) {
        return of(404, "not-found", "There is no such thing", detail);
    }

    /** 405: the thing is there, the method is not. */
    public static Problem method(String allowed) {
        return of(405, "method-not-allowed", "The method is not allowed here", "Allowed: " + allowed + ".");
    }

    /** 408: the request took too long to arrive. */
    public static Problem slow(String detail) {
        return of(408, "too-slow", "The request took too long to arrive", detail);
    }

    /** 409: not as things stand now. */
    public static Problem conflict(String detail) {
        return of(409, "conflict", "Not as things stand", detail);
    }

    /** 413: the body is larger than allowed. */
    public static Problem tooLarge(long limitBytes) {
        return of(413, "too-large", "The request is too large", "A body has at most " + limitBytes + " bytes.");
    }

    /** 415: the body is not of a type that is read here. */
    public static Problem mediaType(String detail) {
        return of(415, "media-type", "The body is of another type", detail);
    }

    /** 421: the Host header names another host, as after DNS rebinding. */
    public static Problem misdirected(String detail) {
        return of(421, "misdirected", "The request is for another host", detail);
    }

    /** 422: the scenario or the plan is refused, with all that is wrong. */
    public static Problem refused(List<Complaint> complaints) {
        String detail = complaints.size() == 1 ? "1 problem." : complaints.size() + " problems.";
        return new Problem(422, "refused", "The game day is refused", detail, complaints);
    }

    /** 429: more requests than one client may send. */
    public static Problem tooMany(String detail) {
        return of(429, "too-many", "Too many requests", detail);
    }

    /** 500: our mistake; the log tells more under the request's id. */
    public static Problem ours(String request) {
        return of(500, "internal", "Tenfold made a mistake", "The log tells more of request " + request + ".");
    }

    /** 503: not now. */
    public static Problem unready(String detail) {
        return of(503, "not-ready", "Not ready", detail);
    }

    /** A status that the HTTP library found, such as a header that is too long. */
    static Problem ofStatus(int status, String detail) {
        return of(status, "http-" + status, "The request is not accepted", detail);
    }

    /** As it is sent, with the request's id as its instance. */
    JsonObject json(String request) {
        JsonObject json = new JsonObject()
                .put("type", TYPE + kind)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("instance", "urn:tenfold:request:" + request);
        if (!complaints.isEmpty()) {
            json.put(
                    "errors",
                    new JsonArray(complaints.stream().map(Complaint::json).toList()));
        }
        return json;
    }
}
