package dev.tenfold.inject.gate;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The port: HTTP/1.1 and HTTP/2, with TLS where the entrance has it; a changed certificate is shown to new clients. */
final class Door {
    private static final Duration LOOK_AT_FILES = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final Entrance entrance;
    private final Log log;
    private final HttpServer server;
    private long timer = -1;
    private List<Object> seen = List.of();

    private Door(Vertx vertx, Entrance entrance, Log log, HttpServer server) {
        this.vertx = vertx;
        this.entrance = entrance;
        this.log = log;
        this.server = server;
    }

    /**
     * Opens the port.
     *
     * @return fails with one clear sentence if a file cannot be read or the port is taken
     */
    static Future<Door> open(Vertx vertx, Entrance entrance, Log log, Gate gate) {
        Handler<HttpServerRequest> handler = gate.handler();
        return vertx.executeBlocking(() -> options(entrance)).compose(options -> {
            HttpServer server = vertx.createHttpServer(options)
                    .connectionHandler(gate.watch()::connected)
                    .invalidRequestHandler(request -> refuse(request, log))
                    .exceptionHandler(broken ->
                            log.info("connection", "broken", broken.getClass().getSimpleName()))
                    .requestHandler(handler);
            Door door = new Door(vertx, entrance, log, server);
            return server.listen(entrance.port(), entrance.host())
                    .map(listening -> door.watchFiles())
                    .recover(failed -> Future.failedFuture(new IOException("cannot listen on " + entrance.host() + ":"
                            + entrance.port() + ": " + failed.getMessage())));
        });
    }

    /** Where it is open. */
    int port() {
        return server.actualPort();
    }

    /** Answers what has been asked, and closes. */
    Future<Void> close() {
        vertx.cancelTimer(timer);
        return server.shutdown(Duration.ofSeconds(1));
    }

    private static HttpServerOptions options(Entrance entrance) throws IOException {
        Limits limits = entrance.limits();
        HttpServerOptions options = new HttpServerOptions()
                .setHttp2ClearTextEnabled(false) // it would keep a slow head from the watch until it is whole
                .setMaxHeaderSize(limits.headerBytes())
                .setMaxInitialLineLength(limits.lineBytes())
                .setHandle100ContinueAutomatically(false)
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setInitialSettings(
                        new Http2Settings().setMaxConcurrentStreams(100).setMaxHeaderListSize(limits.headerBytes()));
        if (entrance.tls().isPresent()) {
            options.setSsl(true)
                    .setUseAlpn(true)
                    .setKeyCertOptions(entrance.tls().get().keys());
        }
        if (entrance.authorities().isPresent()) {
            options.setClientAuth(ClientAuth.REQUEST).setTrustOptions(trusted(entrance));
        }
        return options;
    }

    private static PemTrustOptions trusted(Entrance entrance) throws IOException {
        Path file = entrance.authorities().orElseThrow();
        try {
            return new PemTrustOptions().addCertValue(Buffer.buffer(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw new IOException(file + " cannot be read", unreadable);
        }
    }

    private static ServerSSLOptions shown(Entrance entrance) throws IOException {
        ServerSSLOptions options = new ServerSSLOptions()
                .setKeyCertOptions(entrance.tls().orElseThrow().keys())
                .setUseAlpn(true);
        if (entrance.authorities().isPresent()) {
            options.setClientAuth(ClientAuth.REQUEST).setTrustOptions(trusted(entrance));
        }
        return options;
    }

    /** What is no HTTP gets an answer all the same. */
    private static void refuse(HttpServerRequest request, Log log) {
        Throwable cause = request.decoderResult().cause();
        String what = String.valueOf(cause == null ? "" : cause.getClass().getSimpleName());
        int status = what.contains("TooLongHttpLine") ? 414 : what.contains("TooLongHttpHeader") ? 431 : 400;
        Problem problem = status == 400
                ? Problem.malformed("This is no HTTP request.")
                : Problem.ofStatus(status, status == 414 ? "The path is too long." : "The headers are too long.");
        log.info("request", "route", "malformed", "status", status);
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .putHeader("Connection", "close")
                .end(problem.json("none").toBuffer())
                .onComplete(sent -> request.connection().close());
    }

    private Door watchFiles() {
        if (entrance.tls().isPresent()) {
            look();
            timer = vertx.setPeriodic(LOOK_AT_FILES.toMillis(), fired -> look());
        }
        return this;
    }

    private void look() {
        Tls tls = entrance.tls().orElseThrow();
        vertx.executeBlocking(() -> {
                    List<Object> found = stamps(tls);
                    boolean news = !seen.isEmpty() && !seen.equals(found);
                    seen = found;
                    return news ? shown(entrance) : null;
                })
                .compose(options -> options == null ? Future.succeededFuture(false) : server.updateSSLOptions(options))
                .onSuccess(changed -> {
                    if (changed) log.info("certificate", "state", "renewed");
                })
                .onFailure(unusable -> log.warn("certificate", "state", "kept", "why", unusable.getMessage()));
    }

    private static List<Object> stamps(Tls tls) throws IOException {
        List<Object> stamps = new ArrayList<>();
        for (Path file : tls.files()) {
            stamps.add(Files.getLastModifiedTime(file));
            stamps.add(Files.size(file));
        }
        return stamps;
    }
}
