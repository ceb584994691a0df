package dev.tenfold.inject.replicas;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.ReplicaCount;
import dev.tenfold.inject.ReplicaSource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Opens sources of replicas from what a person writes:
 *
 * <ul>
 *   <li>{@code kubernetes://HOST:PORT/NAMESPACE/deployment/NAME?token-file=FILE&ca-file=FILE}, without a host from
 *       within the cluster, by {@code kubernetes+http://127.0.0.1:8001/...} through {@code kubectl proxy}
 *   <li>{@code kubernetes://HOST/NAMESPACE/GROUP/VERSION/RESOURCE/NAME}: anything that has a scale
 *   <li>{@code prometheus+http://HOST:PORT?query=PROMQL&ready=PROMQL&token-file=FILE}
 *   <li>{@code autoscaling-group://REGION/NAME?endpoint-url=URL&credentials-file=FILE&profile=NAME}
 *   <li>{@code webhook?expires=5m}: whoever posts to the service's own API
 * </ul>
 *
 * A policy that Tenfold replays needs no source.
 */
public final class ReplicaSources {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CONNECT_MILLIS = 5000;

    private final Vertx vertx;
    private final Map<String, String> environment;
    private final Clock clock;

    /**
     * @param environment of the process: where a cluster's API server is, and credentials of AWS
     * @param clock the wall clock
     */
    public ReplicaSources(Vertx vertx, Map<String, String> environment, Clock clock) {
        this.vertx = vertx;
        this.environment = environment;
        this.clock = clock;
    }

    /**
     * Opens a source; it may take until its first answer that anything can be read.
     *
     * @param service of the scenario
     * @param uri as above
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    public ReplicaSource open(String service, URI uri) {
        Specification specification = Specification.of(service, uri);
        return switch (specification.kind()) {
            case "kubernetes" -> kubernetes(specification);
            case "prometheus" -> prometheus(specification);
            case "autoscaling-group" -> group(specification);
            case "webhook" -> webhook(specification);
            default ->
                throw specification.mistake("must be kubernetes, prometheus, autoscaling-group or webhook, was " + uri);
        };
    }

    /**
     * The same from kind, server and options, as a plan over HTTP has them: the options do not stand in the address.
     *
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    public ReplicaSource open(String service, Destination from) {
        String address = from.uri().toString();
        String scheme = String.valueOf(from.uri().getScheme());
        boolean whole = scheme.equals(from.kind()) || scheme.startsWith(from.kind() + "+");
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        new TreeMap<>(from.options()).forEach((name, value) -> query.add(encoded(name) + "=" + encoded(value)));
        return open(service, URI.create((whole ? "" : from.kind() + "+") + address + query));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private ReplicaSource kubernetes(Specification specification) {
        specification.requireKnown("token-file", "ca-file", "patience");
        Workload workload = Workload.of(specification);
        Duration patience = specification.duration("patience", PATIENCE);
        ApiServer server = ApiServer.of(vertx, specification, environment);
        if (workload.watched()) {
            return new WatchedReplicas(vertx, server, workload, specification.service(), patience, clock);
        }
        Fetch fetch = new Fetch(server.client());
        Supplier<Future<ReplicaCount>> ask = () -> Future.succeededFuture()
                .compose(start -> fetch.json(workload.scale(server.uri()), server.headers()))
                .map(scale -> new ReplicaCount(
                        scale.getJsonObject("spec", new JsonObject()).getInteger("replicas", 0), OptionalInt.empty()));
        String origin = "kubernetes " + server.uri() + " scale of " + workload;
        return new Polled(
                specification, server.uri(), origin, ask, Duration.ofSeconds(2), patience, clock, server::close);
    }

    private ReplicaSource prometheus(Specification specification) {
        specification.requireKnown("query", "ready", "token-file", "patience");
        String transport = specification.transport("");
        if (specification.uri().getHost() == null || !transport.matches("https?")) {
            throw specification.mistake(
                    "must be prometheus+http://HOST:PORT?query=... or prometheus+https://, was " + specification.uri());
        }
        String query = specification
                .option("query")
                .orElseThrow(() -> specification.mistake("query must say what is asked, was missing"));
        URI server = URI.create(specification.server(transport, transport.equals("https") ? 443 : 9090)
                + specification.uri().getRawPath().replaceFirst("/+$", ""));
        HttpClient client = client(transport);
        Optional<Path> token = specification.file("token-file");
        PrometheusReplicas replicas = new PrometheusReplicas(
                new Fetch(client), server, query, specification.option("ready"), () -> bearer(token));
        return new Polled(
                specification,
                server,
                "prometheus " + server + " " + query,
                replicas::read,
                Duration.ofSeconds(1),
                specification.duration("patience", PATIENCE),
                clock,
                client::close);
    }

    private static Map<String, String> bearer(Optional<Path> file) {
        if (file.isEmpty()) {
            return Map.of();
        }
        try {
            return Map.of(
                    "Authorization", "Bearer " + Files.readString(file.get()).strip());
        } catch (IOException unreadable) {
            throw new ReplicaFailure("the token cannot be read from " + file.get());
        }
    }

    private ReplicaSource group(Specification specification) {
        specification.requireKnown("endpoint-url", "credentials-file", "profile", "patience");
        String region = String.valueOf(specification.uri().getHost());
        if (!region.matches("[a-z]{2}(-[a-z]+)+-[0-9]") || specification.path().size() != 1) {
            throw specification.mistake("must be autoscaling-group://REGION/NAME, was " + specification.uri());
        }
        URI endpoint = URI.create(specification
                .option("endpoint-url")
                .orElse("https://autoscaling." + region + ".amazonaws.com")
                .replaceFirst("/+$", ""));
        HttpClient client = client(String.valueOf(endpoint.getScheme()));
        String name = specification.path().get(0);
        CredentialChain credentials = new CredentialChain(
                environment,
                specification.file("credentials-file"),
                specification.option("profile").orElse("default"));
        AutoScalingGroup group = new AutoScalingGroup(new Fetch(client), endpoint, region, name, credentials, clock);
        return new Polled(
                specification,
                endpoint,
                "autoscaling-group " + region + " " + name,
                group::read,
                Duration.ofSeconds(10),
                specification.duration("patience", Duration.ofMinutes(1)),
                clock,
                client::close);
    }

    private ReplicaSource webhook(Specification specification) {
        specification.requireKnown("expires");
        return new ToldReplicas(specification.service(), specification.duration("expires", ToldReplicas.EXPIRY), clock);
    }

    private HttpClient client(String transport) {
        return vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setSsl(transport.equals("https")));
    }
}
