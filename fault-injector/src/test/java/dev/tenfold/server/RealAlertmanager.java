package dev.tenfold.server;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A real Alertmanager that sends every alert to one webhook, at once and once. */
public final class RealAlertmanager implements AutoCloseable {
    private final RealServer server;
    private final URI uri;

    private RealAlertmanager(RealServer server, URI uri) {
        this.server = server;
        this.uri = uri;
    }

    /** Starts one; aborts the test where there is none. */
    public static RealAlertmanager start(URI webhook) {
        Path directory = RealServer.newDirectory("alertmanager");
        int port = RealServer.freePort();
        Path file = RealServer.write(directory.resolve("alertmanager.yml"), """
                route: {receiver: test, group_by: ['...'], group_wait: 0s, group_interval: 1s, repeat_interval: 1h}
                receivers: [{name: test, webhook_configs: [{url: '%s', send_resolved: true}]}]
                """.formatted(webhook));
        URI uri = RealServer.loopback(port);
        Program program = new Program(
                "prometheus-alertmanager",
                "prometheus-alertmanager",
                "prom/alertmanager:v0.28.1",
                List.of(
                        "--config.file=" + file,
                        "--storage.path=" + directory.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--cluster.listen-address=",
                        "--log.level=warn"),
                directory,
                uri.resolve("/-/ready"));
        return new RealAlertmanager(RealServer.start(program), uri);
    }

    /** Its process. */
    public RealServer server() {
        return server;
    }

    /** Where it listens. */
    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        server.close();
    }
}
