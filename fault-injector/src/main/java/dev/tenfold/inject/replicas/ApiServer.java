package dev.tenfold.inject.replicas;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Kubernetes API server, and who asks it. The token is read anew for each request, since Kubernetes renews it in
 * its file.
 */
final class ApiServer implements AutoCloseable {
    private static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
    private static final int CONNECT_MILLIS = 5000;
    private static final int LONGEST_TOKEN = 64 * 1024;

    private final URI uri;
    private final Optional<Path> token;
    private final HttpClient client;

    private ApiServer(Vertx vertx, URI uri, Optional<Path> token, Optional<Path> authority) {
        this.uri = uri;
        this.token = token;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setSsl(uri.getScheme().equals("https"));
        authority.ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        client = vertx.createHttpClient(options);
    }

    /** The server that a specification names; without a host the one of the cluster in which this process runs. */
    static ApiServer of(Vertx vertx, Specification specification, Map<String, String> environment) {
        String transport = specification.transport("https");
        if (!transport.equals("https") && !transport.equals("http")) {
            throw specification.mistake(
                    "must be kubernetes://, kubernetes+https:// or kubernetes+http://, was " + specification.uri());
        }
        Optional<Path> token = specification.file("token-file");
        Optional<Path> authority = specification.file("ca-file");
        for (Optional<Path> file : java.util.List.of(token, authority)) {
            if (file.isPresent() && !Files.isReadable(file.get())) {
                throw specification.mistake("cannot read " + file.get());
            }
        }
        if (specification.uri().getHost() != null) {
            URI server = specification.server(transport, transport.equals("https") ? 443 : 80);
            return new ApiServer(vertx, server, token, authority);
        }
        String host = environment.get("KUBERNETES_SERVICE_HOST");
        if (host == null) {
            throw specification.mistake(
                    "must name a host, since this process does not run in a cluster, was " + specification.uri());
        }
        String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        String literal = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return new ApiServer(
                vertx,
                URI.create(transport + "://" + literal + ":" + port),
                token.or(() -> Optional.of(ACCOUNT.resolve("token"))),
                authority.or(() -> Optional.of(ACCOUNT.resolve("ca.crt"))));
    }

    URI uri() {
        return uri;
    }

    HttpClient client() {
        return client;
    }

    /** @throws ReplicaFailure if the token cannot be read */
    Map<String, String> headers() {
        Map<String, String> headers = new TreeMap<>(Map.of("Accept", "application/json"));
        token.ifPresent(file -> headers.put("Authorization", "Bearer " + read(file)));
        return headers;
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > LONGEST_TOKEN) {
                throw new ReplicaFailure(file + " is too long for a token");
            }
            String token = Files.readString(file).strip();
            if (!token.matches("[\\x21-\\x7e]+")) {
                throw new ReplicaFailure(file + " holds no token");
            }
            return token;
        } catch (IOException unreadable) {
            throw new ReplicaFailure("the token cannot be read from " + file);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
