package dev.tenfold.drive;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Opens connections. It holds on to its clients for as long as there are any: a client that nobody holds is collected,
 * and closes all its connections.
 */
final class Network {
    private static final int STREAMS = 100;

    private final NetClient client;
    private final Optional<ClientSSLOptions> trust;
    private final HttpClientAgent http2;
    private final int mostLines;

    /**
     * @param mostLines connections of one worker to one target at a time
     * @param connectTimeout how long opening one may take
     * @param trust the certificates that count, as PEM; empty for those of the Java installation
     */
    Network(Vertx vertx, int mostLines, Duration connectTimeout, Optional<PemTrustOptions> trust) {
        this.mostLines = mostLines;
        client = vertx.createNetClient(new NetClientOptions()
                .setTcpNoDelay(true)
                .setConnectTimeout((int) connectTimeout.toMillis())
                .setSslHandshakeTimeout(connectTimeout.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS));
        this.trust = trust.map(pem -> new ClientSSLOptions().setTrustOptions(pem));
        http2 = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setUseAlpn(true)
                .setConnectTimeout((int) connectTimeout.toMillis())
                .setSslHandshakeTimeout(connectTimeout.toMillis())
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS));
    }

    /**
     * A worker's connections to a target.
     *
     * @param context of the worker's event loop, on which they are asked for and live
     */
    Lines lines(Target target, ContextInternal context, Line.Owner owner) {
        if (target.protocol() == Target.Protocol.HTTP_2) {
            return new Lines(mostLines, STREAMS, () -> on(context, () -> dialHttp2(target, context, owner)), owner);
        }
        Http1Request request = new Http1Request();
        return new Lines(mostLines, 1, () -> on(context, () -> dialHttp1(target, owner, request)), owner);
    }

    /** Vert.x opens a connection on the event loop of whoever asks, if it can tell; ticks do not say. */
    private static Future<Line> on(ContextInternal context, Supplier<Future<Line>> dial) {
        Promise<Line> line = context.promise();
        context.dispatch(() -> dial.get().onComplete(line));
        return line.future();
    }

    private Future<Line> dialHttp2(Target target, ContextInternal context, Line.Owner owner) {
        HttpConnectOptions options = new HttpConnectOptions()
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls());
        if (target.tls()) {
            options.setSslOptions(ssl().setUseAlpn(true));
        }
        return http2.connect(options).map(connection -> new Http2Line(context, connection, STREAMS, owner));
    }

    private ClientSSLOptions ssl() {
        return trust.orElseGet(ClientSSLOptions::new).copy().setHostnameVerificationAlgorithm("HTTPS");
    }

    private Future<Line> dialHttp1(Target target, Line.Owner owner, Http1Request request) {
        ConnectOptions options = new ConnectOptions()
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls());
        if (target.tls()) {
            options.setSslOptions(ssl());
        }
        return client.connect(options).map(socket -> new Http1Line((NetSocketInternal) socket, owner, request));
    }

    Future<Void> close() {
        return Future.join(client.close(), http2.close()).mapEmpty();
    }
}
