package dev.tenfold.drive.mock;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * Controls a mock server over HTTP: its state by GET, its faults by PUT of what {@link Faults#parse} reads and by
 * DELETE.
 *
 * @param server which
 */
record MockControl(MockServer server) {
    void take(HttpServerRequest request) {
        boolean faults = request.path().equals(MockServer.CONTROL + "/faults");
        boolean reads = request.method() == HttpMethod.GET;
        if (reads && (faults || request.path().equals(MockServer.CONTROL))) {
            answer(request);
        } else if (faults && request.method() == HttpMethod.PUT) {
            request.body().onSuccess(body -> put(request, body.toString()));
        } else if (faults && request.method() == HttpMethod.DELETE) {
            server.faults(Faults.NONE);
            answer(request);
        } else {
            request.response()
                    .setStatusCode(404)
                    .end("GET " + MockServer.CONTROL + ", or PUT or DELETE " + MockServer.CONTROL + "/faults\n");
        }
    }

    private void put(HttpServerRequest request, String text) {
        try {
            server.faults(Faults.parse(text));
            answer(request);
        } catch (IllegalArgumentException wrong) {
            request.response().setStatusCode(400).end(wrong.getMessage() + "\n");
        }
    }

    private void answer(HttpServerRequest request) {
        request.response()
                .putHeader("content-type", "application/json")
                .end(server.state().encodePrettily() + "\n");
    }
}
