package dev.tenfold.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks a service of this process once for what clients will ask: a JVM loads classes when they are first used, and on
 * the event loop all clients would wait for that. It leaves nothing behind.
 *
 * @param root where the service is
 * @param token that it wants, if it wants one
 */
public record WarmUp(URI root, Optional<String> token) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String QUICK = "{\"scenario\": {\"name\": \"warm-up.yaml\", \"text\": \"title: Warm-up\\n"
            + "services: {web: {cpu: 10ms, cores: 1, replicas: 1}}\\n"
            + "load: {service: web, start: 1/s, stages: [hold: {lasts: 1m}]}\\n\"}}";

    /** Asks; what is answered does not matter. */
    public void run() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        ask(client, "GET", "/", "");
        ask(client, "GET", "/api/v1/scenarios", "");
        ask(client, "GET", "/api/v1/openapi.json", "");
        ask(client, "GET", "/api/v1/game-days", "");
        ask(client, "POST", "/api/v1/checks", QUICK);
        ask(client, "POST", "/api/v1/checks", "{}");
        ask(client, "POST", "/api/v1/whatif", QUICK);
        String made = ask(client, "POST", "/api/v1/runs?wait=10", QUICK);
        String path = made.replaceFirst("(?s).*\"id\":\"([a-z0-9-]+)\".*", "/api/v1/runs/$1");
        if (path.startsWith("/")) {
            for (String part : new String[] {"", "/events", "/report", "/scenario"}) {
                ask(client, "GET", path + part, "");
            }
            ask(client, "GET", "/api/v1/runs", "");
            ask(client, "DELETE", path, "");
        }
    }

    private String ask(HttpClient client, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path))
                .timeout(PATIENCE)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) request.header("Content-Type", "application/json");
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return client.send(request.build(), BodyHandlers.ofString()).body();
    }
}
