package dev.tenfold.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A real Pushgateway that keeps what it is pushed in memory alone. */
public final class RealPushgateway implements AutoCloseable {
    private final RealServer server;
    private final URI uri;

    private RealPushgateway(RealServer server, URI uri) {
        this.server = server;
        this.uri = uri;
    }

    /** Starts one; aborts the test where there is none. */
    public static RealPushgateway start() {
        Path directory = RealServer.newDirectory("pushgateway");
        int port = RealServer.freePort();
        URI uri = RealServer.loopback(port);
        Program program = new Program(
                "prometheus-pushgateway",
                "prometheus-pushgateway",
                "prom/pushgateway:v1.11.1",
                List.of("--web.listen-address=127.0.0.1:" + port, "--persistence.file=", "--log.level=warn"),
                directory,
                uri.resolve("/-/ready"));
        return new RealPushgateway(RealServer.start(program), uri);
    }

    /** Its process. */
    public RealServer server() {
        return server;
    }

    /** Where it listens. */
    public URI uri() {
        return uri;
    }

    /** What it exposes. */
    public String metrics() {
        try (InputStream body = uri.resolve("/metrics").toURL().openStream()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
