package dev.tenfold.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.gameday.ScenarioShelf;
import dev.tenfold.inject.gate.Entrance;
import dev.tenfold.inject.gate.Limits;
import dev.tenfold.inject.gate.Log;
import dev.tenfold.inject.safety.Rules;
import dev.tenfold.inject.station.Station;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.store.Retention;
import dev.tenfold.store.RunStore;
import io.vertx.core.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A service as {@code ./tenfold serve} opens it, at a free port of this machine. */
final class Served implements AutoCloseable {
    static final Path SCENARIOS = Path.of("../scenarios");
    static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final RunService service;
    private final Station station;
    private volatile Context loop;

    /** Another entrance, other limits, or what else a test wants otherwise. */
    record Wishes(UnaryOperator<Entrance> entrance, RunLimits limits, int workers) {
        static final Wishes NONE = new Wishes(entrance -> entrance, RunLimits.USUAL, RunService.usualWorkers());

        Wishes with(RunLimits newLimits) {
            return new Wishes(entrance, newLimits, workers);
        }

        Wishes with(UnaryOperator<Entrance> newEntrance) {
            return new Wishes(newEntrance, limits, workers);
        }
    }

    /** @param directory where it keeps what it keeps */
    Served(Path directory) throws IOException {
        this(directory, Wishes.NONE);
    }

    Served(Path directory, Wishes wishes) throws IOException {
        PolicyFormats formats = PolicyFormats.uncached();
        service = new RunService(new RunService.Settings(
                RunStore.open(directory.resolve("runs"), Retention.USUAL),
                Optional.of(SCENARIOS),
                false,
                formats,
                wishes.limits(),
                wishes.workers(),
                "test",
                InstantSource.system(),
                Log.silent()));
        Entrance entrance = Entrance.loopback(0).with(Limits.USUAL.withRate(1e6, 1_000_000));
        station = Station.open(new Station.Settings(
                directory.resolve("state"),
                Rules.loopback(),
                wishes.entrance().apply(entrance),
                false,
                OptionalInt.empty(),
                Set.of(),
                service.guarded(new ScenarioShelf(SCENARIOS, formats, InstantSource.system())),
                Log.silent(),
                Map.of(),
                watched(service.annex())));
    }

    private Station.Annex watched(Station.Annex annex) {
        return new Station.Annex(
                annex.document(),
                (vertx, gate) -> {
                    loop = vertx.getOrCreateContext();
                    annex.furnish().accept(vertx, gate);
                },
                annex.longestBlock());
    }

    /** Holds the event loop, as nobody may. */
    void hold(long millis) {
        loop.runOnContext(ready -> {
            long end = System.nanoTime() + millis * 1_000_000;
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        });
    }

    URI root() {
        return station.root();
    }

    HttpResponse<String> send(String method, String path, String body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root() + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!body.isEmpty()) request.header("Content-Type", "application/json");
        if (headers.length > 0) request.headers(headers);
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /** What is answered with a status in JSON. */
    JsonNode json(int status, String method, String path, String body, String... headers) throws IOException {
        HttpResponse<String> answer = send(method, path, body, headers);
        if (answer.statusCode() != status) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** The body that asks for a scenario of the shelf. */
    static String named(String name) {
        return "{\"scenario\": {\"name\": \"" + name + "\"}}";
    }

    @Override
    public void close() throws IOException {
        station.close();
        service.close();
    }
}
