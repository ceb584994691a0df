package dev.tenfold.prometheus;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Prometheus process of one's own on the loopback interface: no scrapes, no rules, an empty data directory; it is
 * gone with all of its files when closed.
 */
public final class PrivatePrometheus implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final Path directory;
    private final PrometheusServer server;

    private PrivatePrometheus(Process process, Path directory, PrometheusServer server) {
        this.process = process;
        this.directory = directory;
        this.server = server;
    }

    /**
     * The installed binary, {@code apt-get install prometheus}; empty if there is none.
     *
     * @param path folders to look in, as in the variable {@code PATH}
     */
    public static Optional<Path> find(String path) {
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "prometheus"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts a server and waits until it is ready.
     *
     * @param path folders to look for the binary in, as in the variable {@code PATH}
     * @throws PrometheusFailure if none is installed, or it does not start
     */
    public static PrivatePrometheus start(String path) {
        Path binary = find(path)
                .orElseThrow(() -> new PrometheusFailure(
                        "no prometheus is installed: apt-get install --no-install-recommends prometheus"));
        try {
            Path directory = Files.createTempDirectory("tenfold-prometheus");
            Path config = Files.writeString(directory.resolve("prometheus.yml"), "global: {evaluation_interval: 1m}\n");
            int port = freePort();
            Process process = new ProcessBuilder(List.of(
                            binary.toString(),
                            "--config.file=" + config,
                            "--storage.tsdb.path=" + directory.resolve("data"),
                            "--web.listen-address=127.0.0.1:" + port,
                            "--web.enable-remote-write-receiver",
                            "--log.level=warn"))
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("log").toFile())
                    .start();
            PrometheusServer server = new PrometheusServer(URI.create("http://127.0.0.1:" + port));
            PrivatePrometheus started = new PrivatePrometheus(process, directory, server);
            started.awaitReady();
            return started;
        } catch (IOException failed) {
            throw new PrometheusFailure(binary + " does not start: " + failed.getMessage(), failed);
        }
    }

    /** The server. */
    public PrometheusServer server() {
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!server.ready()) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    close();
                    throw new PrometheusFailure(
                            "the private Prometheus did not become ready within " + PATIENCE.toSeconds() + " s");
                }
            }
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            throw new PrometheusFailure("interrupted while a private Prometheus started", interrupted);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException left) {
            // A temporary directory that stays behind harms nobody.
        }
    }
}
