package dev.tenfold.inject.sink;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Reading;
import dev.tenfold.inject.exposition.Exposition;
import dev.tenfold.metric.Labels;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Writes to whatever takes OpenTelemetry's protocol over HTTP, in its binary form. Undo sends each series a point
 * without a recorded value, which ends it.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">the specification</a>
 */
final class Otlp implements Outlet {
    static final List<String> OPTIONS = List.of("service-name", "compression", "max-samples", "buffer");

    private static final int MAX_SAMPLES = 10_000;
    private static final int MOST_SAMPLES = 1_000_000;

    private final Vertx vertx;
    private final URI uri;
    private final HttpTarget target;
    private final String serviceName;
    private final boolean gzip;
    private final int maxSamples;
    private long startMillis = Long.MAX_VALUE;
    private Labels lastHistogram = Labels.EMPTY;

    Otlp(Vertx vertx, Destination destination, Options options) {
        this.vertx = vertx;
        uri = destination.uri();
        serviceName = options.text("service-name", "tenfold");
        gzip = options.oneOf("compression", "gzip", "gzip", "none").equals("gzip");
        maxSamples = options.count("max-samples", MAX_SAMPLES, 1, MOST_SAMPLES);
        target = new HttpTarget(vertx, destination, options, "Bearer");
    }

    @Override
    public int most() {
        return maxSamples;
    }

    /** All parts of a histogram are one point. */
    @Override
    public boolean mayCutBefore(Family family, Reading next) {
        Labels histogram = OtlpRequest.histogramOf(next.labels());
        boolean another = !histogram.equals(lastHistogram);
        lastHistogram = histogram;
        return family.type() != Family.Type.HISTOGRAM || another;
    }

    @Override
    public Future<Outcome> send(Batch batch) {
        startMillis = Math.min(startMillis, batch.timeMillis());
        long start = startMillis;
        return vertx.executeBlocking(
                        () -> {
                            byte[] plain = OtlpRequest.encode(batch, start, serviceName);
                            return Buffer.buffer(gzip ? Exposition.gzip(plain) : plain);
                        },
                        false)
                .compose(body -> target.send(HttpMethod.POST, uri, headers(), body))
                .map(this::outcome)
                .otherwise(unreachable -> Replies.away(uri, unreachable));
    }

    private Map<String, String> headers() {
        return gzip
                ? Map.of("Content-Type", "application/x-protobuf", "Content-Encoding", "gzip")
                : Map.of("Content-Type", "application/x-protobuf");
    }

    /** Of the failures of servers only some may be tried again, says the specification. */
    private Outcome outcome(HttpTarget.Answer answer) {
        boolean again = List.of(429, 502, 503, 504).contains(answer.status());
        return answer.good() || again
                ? Replies.outcome(uri, answer, Instant.now())
                : new Outcome.Refused(0, Replies.sentence(uri, answer));
    }

    @Override
    public void close() {
        target.close();
    }
}
