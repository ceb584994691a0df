package dev.tenfold.drive.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A controller that answers as Hyperfoil's does, and whose runs end only when they are killed several times. */
@Timeout(60)
class HyperfoilTest {
    private static final int DEAF_TO = 2;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean finished;
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] body = answer(path).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(
                    path.endsWith("/kill") ? 202 : body.length == 0 ? 204 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    private String answer(String path) {
        String over = finished || kills() > DEAF_TO ? "\"2026/11/22 14:00:00.000\"" : "null";
        String run = "{\"id\":\"000A\",\"benchmark\":\"rush-hour\",\"started\":\"x\",\"terminated\":" + over
                + ",\"cancelled\":" + (kills() > 0)
                + ",\"phases\":[{\"name\":\"part0\",\"failed\":false}],\"errors\":[]}";
        return path.endsWith("/start") || path.equals("/run/000A") ? run : "";
    }

    private long kills() {
        return asked.stream().filter(path -> path.equals("/run/000A/kill")).count();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void aRunThatDoesNotEndIsKilledUntilItHas() throws Exception {
        long begin = System.nanoTime();
        try (Leash leash = Leash.run(address(), "rush-hour", Duration.ofSeconds(2))) {
            assertEquals("000A", leash.id());
            assertEquals(new Leash.Ending(-1, "it did not end in time"), leash.await());
        }
        assertTrue(kills() > DEAF_TO, asked::toString);
        assertTrue(System.nanoTime() - begin < 12e9, "within ten seconds of the planned end");
    }

    @Test
    void aRunIsKilledWhenTheLeashIsLetGo() throws Exception {
        Leash leash = Leash.run(address(), "rush-hour", Duration.ofSeconds(100));
        leash.close();
        assertEquals(new Leash.Ending(-1, "its parent is gone"), leash.await());
        assertTrue(kills() > DEAF_TO, asked::toString);
    }

    @Test
    void aRunThatEndsByItselfIsNotKilled() throws Exception {
        Drive drive = Drive.onController(URI.create(address()), Loads.open("http://web"), folder);
        finished = true;
        try (Leash leash = drive.leash()) {
            assertEquals(new Leash.Ending(0, ""), leash.await());
        }
        assertEquals("/benchmark", asked.get(0));
        assertEquals(0, kills());
    }
}
