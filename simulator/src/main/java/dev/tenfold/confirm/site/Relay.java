package dev.tenfold.confirm.site;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The load balancer where none is installed: the same choices, in this process. */
public final class Relay implements Balancer {
    private static final int CONNECTIONS_EACH = 4096;
    private static final long START_SECONDS = 10;

    private final Choice choice;
    private final int most;
    private final long timeoutMillis;
    private final Vertx vertx;
    /** Held on to: a client that nobody refers to is closed with all its connections. */
    private final HttpClient client;

    private final HttpServer server;
    private final Place[] places;
    private final Deque<Waiting> line = new ArrayDeque<>();
    private final SplittableRandom random = new SplittableRandom(1);
    private int turn;

    private static final class Place {
        private int port;
        private boolean open;
        private int held;
    }

    /** A request that waits for a replica with a free slot. */
    private record Waiting(HttpServerRequest request, Buffer body) {}

    private Relay(Choice choice, int count, int most, Duration timeout) throws IOException {
        this.choice = choice;
        this.most = choice == Choice.POOLED ? most : Integer.MAX_VALUE;
        timeoutMillis = timeout.toMillis();
        vertx = Vertx.vertx(new io.vertx.core.VertxOptions().setEventLoopPoolSize(1));
        places = new Place[count];
        for (int i = 0; i < count; i++) {
            places[i] = new Place();
        }
        client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(CONNECTIONS_EACH));
        server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(request -> request.body().onSuccess(body -> take(new Waiting(request, body))));
        try {
            server.listen().toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException unable) {
            close();
            throw new IOException("the load balancer does not start: " + unable.getMessage(), unable);
        } catch (InterruptedException now) {
            Thread.currentThread().interrupt();
            close();
            throw new IOException("interrupted", now);
        }
    }

    /**
     * Starts one.
     *
     * @param most requests that one replica is sent at once; those beyond wait in one line
     * @param timeout of replicas
     */
    public static Relay start(Choice choice, int places, int most, Duration timeout) throws IOException {
        return new Relay(choice, places, most, timeout);
    }

    @Override
    public int port() {
        return server.actualPort();
    }

    @Override
    public String name() {
        return "built-in balancer";
    }

    @Override
    public synchronized void admit(int place, int port) {
        places[place].port = port;
        places[place].open = true;
        serveLine();
    }

    @Override
    public synchronized void dismiss(int place) {
        places[place].open = false;
    }

    private synchronized void take(Waiting waiting) {
        line.add(waiting);
        serveLine();
    }

    private synchronized void released(Place place) {
        place.held--;
        serveLine();
    }

    private void serveLine() {
        while (!line.isEmpty()) {
            Place place = choose();
            if (place == null) {
                return;
            }
            place.held++;
            send(line.remove(), place);
        }
    }

    private Place choose() {
        List<Place> open = new ArrayList<>();
        for (Place place : places) {
            if (place.open && place.held < most) {
                open.add(place);
            }
        }
        if (open.isEmpty()) {
            return null;
        }
        return switch (choice) {
            case POOLED ->
                open.stream().reduce((a, b) -> b.held < a.held ? b : a).orElseThrow();
            case LEAST_REQUESTS -> {
                Place one = open.get(random.nextInt(open.size()));
                Place other = open.get(random.nextInt(open.size()));
                yield other.held < one.held ? other : one;
            }
            case ROUND_ROBIN -> open.get(turn++ % open.size());
            case RANDOM -> open.get(random.nextInt(open.size()));
        };
    }

    private void send(Waiting waiting, Place place) {
        HttpServerRequest request = waiting.request();
        RequestOptions options = new RequestOptions()
                .setHost("127.0.0.1")
                .setPort(place.port)
                .setMethod(request.method())
                .setURI(request.uri())
                .setTimeout(timeoutMillis);
        request.headers().forEach(header -> {
            if (!header.getKey().equalsIgnoreCase("connection")) {
                options.addHeader(header.getKey(), header.getValue());
            }
        });
        client.request(options)
                .compose(onward -> onward.send(waiting.body()))
                .compose(answer -> answer.body().map(body -> {
                    request.response().setStatusCode(answer.statusCode());
                    return body;
                }))
                .onComplete(answer -> {
                    released(place);
                    if (answer.succeeded()) {
                        request.response().end(answer.result());
                    } else {
                        request.response().setStatusCode(502).end();
                    }
                });
    }

    @Override
    public void close() {
        vertx.close();
    }
}
