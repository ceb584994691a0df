package dev.tenfold.inject.exposition;

import dev.tenfold.inject.Snapshot;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Supplier;

/** Answers scrapes with what is on air: in text or OpenMetrics, compressed where the scraper takes it. */
public final class ScrapeHandler implements Handler<RoutingContext> {
    private final Supplier<List<Snapshot>> onAir;
    private final Pages pages;

    /** @param onAir the last snapshot of each game day that runs; nothing of those that ended */
    public ScrapeHandler(Vertx vertx, Supplier<List<Snapshot>> onAir) {
        this.onAir = onAir;
        pages = new Pages(vertx);
    }

    @Override
    public void handle(RoutingContext context) {
        answer(context.request());
    }

    /** Answers a request: {@code GET} or {@code HEAD}, else 405. */
    public void answer(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            response.setStatusCode(405).putHeader("Allow", "GET, HEAD").end();
            return;
        }
        Format format = Format.preferred(request.getHeader(HttpHeaders.ACCEPT));
        boolean gzip = takesGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        pages.page(onAir.get(), format, gzip).onComplete(made -> {
            if (response.closed() || response.ended()) {
                return;
            }
            if (made.failed()) {
                response.setStatusCode(500).end("the series could not be rendered: " + made.cause());
                return;
            }
            response.putHeader(HttpHeaders.CONTENT_TYPE, format.contentType())
                    .putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding")
                    .putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(made.result().length()));
            if (gzip) {
                response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            }
            if (request.method() == HttpMethod.HEAD) {
                response.end();
            } else {
                response.end(made.result());
            }
        });
    }

    /** Whether the header {@code Accept-Encoding} allows gzip. */
    static boolean takesGzip(String acceptEncoding) {
        double named = -1;
        double any = 0;
        for (Preference each : Preference.parse(acceptEncoding == null ? "" : acceptEncoding)) {
            if (each.name().equals("gzip") || each.name().equals("x-gzip")) {
                named = Math.max(named, each.weight());
            } else if (each.name().equals("*")) {
                any = each.weight();
            }
        }
        return (named < 0 ? any : named) > 0;
    }
}
