package dev.tenfold.inject.station;

import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.platform.keda.ExternalScaler;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A port of the loopback interface for KEDA's external scaler without TLS: HTTP/2 in clear text, and nothing else is
 * behind it. The gate speaks HTTP/2 by TLS alone.
 */
final class ScalerDoor {
    private static final int MOST_STREAMS = 100;
    private static final int LONGEST_HEAD = 8192;

    private ScalerDoor() {}

    /** @return fails with one clear sentence if the port is taken */
    static Future<HttpServer> open(Vertx vertx, int port, Supplier<List<Snapshot>> onAir) {
        Router router = Router.router(vertx);
        new ExternalScaler(vertx, onAir).mount(router);
        HttpServerOptions options = new HttpServerOptions()
                .setMaxHeaderSize(LONGEST_HEAD)
                .setInitialSettings(new Http2Settings()
                        .setMaxConcurrentStreams(MOST_STREAMS)
                        .setMaxHeaderListSize(LONGEST_HEAD));
        return vertx.createHttpServer(options)
                .requestHandler(router)
                .listen(port, Station.LOOPBACK)
                .recover(taken -> Future.failedFuture(
                        new IOException("port " + port + " of " + Station.LOOPBACK + " is taken", taken)));
    }
}
