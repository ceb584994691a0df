package dev.tenfold.server;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What an Alertmanager calls: it notes each alert of each notification. */
public final class Webhook implements AutoCloseable {
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private Webhook(HttpServer server) {
        this.server = server;
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            for (Object each : new JsonObject(body).getJsonArray("alerts")) {
                JsonObject alert = (JsonObject) each;
                calls.add(new Call(
                        Instant.now(),
                        alert.getJsonObject("labels").getString("alertname"),
                        alert.getString("status"),
                        alert));
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    /** Listens on a free port of the loopback interface. */
    public static Webhook start() {
        try {
            return new Webhook(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where it is called. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** All alerts that it was told so far. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /**
     * An alert in a notification.
     *
     * @param at when it arrived
     * @param alert its name
     * @param status {@code firing} or {@code resolved}
     * @param body all that was told of it: {@code labels}, {@code annotations}, {@code startsAt} ...
     */
    public record Call(Instant at, String alert, String status, JsonObject body) {}
}
