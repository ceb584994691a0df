package dev.tenfold.drive;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnectOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import java.time.Duration;
import java.util.Optional;

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
        client = vertx.createNetClient(
                new NetClientOptions().setTcpNoDelay(true).setConnectTimeout((int) connectTimeout.toMillis()));
        this.trust = trust.map(pem -> new ClientSSLOptions().setTrustOptions(pem));
        http2 = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setUseAlpn(true)
                .setConnectTimeout((int) connectTimeout.toMillis()));
    }

    /** A worker's connections to a target; to be asked for on its event loop. */
    Lines lines(Target target, Line.Owner owner) {
        Http1Request request = new Http1Request();
        return new Lines(target, mostLines, each -> dial(each, owner, request), owner);
    }

    private Future<Line> dial(Target target, Line.Owner owner, Http1Request request) {
        return target.protocol() == Target.Protocol.HTTP_2
                ? dialHttp2(target, owner)
                : dialHttp1(target, owner, request);
    }

    private Future<Line> dialHttp2(Target target, Line.Owner owner) {
        HttpConnectOptions options = new HttpConnectOptions()
                .setHost(target.host())
                .setPort(target.port())
                .setSsl(target.tls());
        if (target.tls()) {
            options.setSslOptions(ssl().setUseAlpn(true));
        }
        return http2.connect(options).map(connection -> new Http2Line(connection, STREAMS, owner));
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
            options.setSslOptions(
                    trust.orElseGet(ClientSSLOptions::new).copy().setHostnameVerificationAlgorithm("HTTPS"));
        }
        return client.connect(options).map(socket -> new Http1Line((NetSocketInternal) socket, owner, request));
    }

    Future<Void> close() {
        return Future.join(client.close(), http2.close()).mapEmpty();
    }
}
