package dev.tenfold.inject.safety;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Sink;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.WebClient;
import java.time.Instant;
import java.util.Collection;
import java.util.stream.Collectors;

/** Sinks that post the names of series, one a line, to {@code /write} and {@code /undo} of a test's own server. */
public final class PostingSinks {
    private PostingSinks() {}

    public static Sink open(Vertx vertx, Destination destination) {
        WebClient client = WebClient.create(vertx);
        return new Sink() {
            @Override
            public Destination destination() {
                return destination;
            }

            @Override
            public Future<Void> write(Snapshot snapshot) {
                return post(
                        "/write",
                        snapshot.families().stream()
                                .flatMap(family -> family.readings().stream())
                                .map(reading -> reading.labels().toString())
                                .collect(Collectors.joining("\n")));
            }

            @Override
            public Future<Void> undo(Collection<Labels> series, Instant now) {
                return post("/undo", series.stream().map(Labels::toString).collect(Collectors.joining("\n")));
            }

            private Future<Void> post(String path, String lines) {
                return client.postAbs(destination.uri() + path)
                        .timeout(5000)
                        .sendBuffer(Buffer.buffer(lines))
                        .compose(answer -> answer.statusCode() == 200
                                ? Future.succeededFuture()
                                : Future.failedFuture("the server answered " + answer.statusCode()));
            }

            @Override
            public Health health() {
                return new Health(true, 0, 0, 0, "");
            }

            @Override
            public void close() {
                client.close();
            }
        };
    }
}
