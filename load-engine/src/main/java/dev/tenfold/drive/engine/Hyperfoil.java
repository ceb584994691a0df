package dev.tenfold.drive.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The controller of Hyperfoil, by its REST interface.
 *
 * @see <a href="https://github.com/Hyperfoil/Hyperfoil/blob/master/controller-api/src/main/resources/openapi.yaml">its
 *     OpenAPI definition</a>
 */
public final class Hyperfoil {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI controller;

    /** @param controller its address, such as {@code http://127.0.0.1:8090} */
    public Hyperfoil(URI controller) {
        this.controller = controller;
    }

    /**
     * How a run fares.
     *
     * @param terminated whether it is over, agents and all
     * @param well whether it came to its end without an error
     * @param errors what went wrong
     */
    public record RunState(boolean terminated, boolean well, List<String> errors) {
        public RunState {
            errors = List.copyOf(errors);
        }
    }

    /** Gives it a benchmark, in place of one of the same name. */
    public void upload(String yaml) throws IOException, InterruptedException {
        HttpRequest request = request("/benchmark")
                .header("Content-Type", "text/vnd.yaml")
                .POST(BodyPublishers.ofString(yaml, StandardCharsets.UTF_8))
                .build();
        answer(request);
    }

    /** Starts a benchmark; returns the id of its run. */
    public String start(String benchmark) throws IOException, InterruptedException {
        String told = answer(request("/benchmark/" + benchmark + "/start").GET().build());
        try (JsonParser json = new JsonFactory().createParser(told)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("id")) {
                    return json.getText();
                }
                json.skipChildren();
            }
        }
        throw new IOException(controller + " started a run and did not say which");
    }

    /** How a run fares. */
    public RunState state(String run) throws IOException, InterruptedException {
        boolean terminated = false;
        boolean cancelled = false;
        boolean failed = false;
        List<String> errors = new ArrayList<>();
        try (JsonParser json = new JsonFactory()
                .createParser(answer(request("/run/" + run).GET().build()))) {
            String in = "";
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME) {
                    in = json.currentName();
                } else if (in.equals("terminated")) {
                    terminated |= json.currentToken() == JsonToken.VALUE_STRING
                            || json.currentToken() == JsonToken.VALUE_NUMBER_INT;
                } else if (json.currentToken() == JsonToken.VALUE_TRUE) {
                    cancelled |= in.equals("cancelled");
                    failed |= in.equals("failed");
                } else if (in.equals("errors") && json.currentToken() == JsonToken.VALUE_STRING) {
                    errors.add(json.getText());
                }
            }
        }
        return new RunState(terminated, !cancelled && !failed && errors.isEmpty(), errors);
    }

    /** Asks it to end a run. */
    public void kill(String run) throws IOException, InterruptedException {
        answer(request("/run/" + run + "/kill").GET().build());
    }

    /** What a run has measured, as JSON. */
    public String statistics(String run) throws IOException, InterruptedException {
        return answer(request("/run/" + run + "/stats/total")
                .header("Accept", "application/json")
                .GET()
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(controller.toString().replaceFirst("/+$", "") + path))
                .timeout(PATIENCE);
    }

    private String answer(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() / 100 != 2) {
            throw new IOException(request.uri() + " answers " + response.statusCode() + ": " + response.body());
        }
        return response.body();
    }
}
