package dev.tenfold.drive;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientConnection;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.internal.ContextInternal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A connection that speaks HTTP/2, many exchanges at a time, as many as the server allows. */
final class Http2Line implements Line {
    /** Headers of HTTP/1.1 that HTTP/2 forbids. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "keep-alive", "proxy-connection", "upgrade", "te", "host");

    private final HttpClientConnection connection;
    private final Owner owner;
    private final int mostStreams;
    private final Map<Exchange, Stream> streams = new LinkedHashMap<>();
    private final ContextInternal context;
    private boolean open = true;

    /**
     * Takes over a connection that is open.
     *
     * @param context of the event loop that it lives on
     * @param mostStreams exchanges at a time, 1 or more; the server may allow fewer
     */
    Http2Line(ContextInternal context, HttpClientConnection connection, int mostStreams, Owner owner) {
        this.context = context;
        this.connection = connection;
        this.owner = owner;
        long allowed = connection.maxActiveStreams();
        this.mostStreams = (int) Math.max(1, Math.min(mostStreams, allowed));
        connection.closeHandler(closed -> {
            open = false;
            List.copyOf(streams.values()).forEach(Stream::brokeOff);
            owner.gone(this);
        });
    }

    @Override
    public boolean open() {
        return open;
    }

    @Override
    public boolean takesMore() {
        return open && streams.size() < mostStreams;
    }

    @Override
    public void send(Exchange exchange) {
        exchange.line = this;
        exchange.sentNanos = owner.nowNanos();
        Stream stream = new Stream(exchange);
        streams.put(exchange, stream);
        Buffer body = Buffer.buffer(exchange.call.body().with(exchange.visit.values()));
        RequestOptions options = options(exchange.call, exchange.visit);
        // Without its context Vert.x would choose another event loop for the stream.
        context.dispatch(
                () -> connection.request(options).onComplete(request -> stream.begin(request, body), stream::fail));
    }

    private static RequestOptions options(Call call, Visit visit) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(call.method()))
                .setURI(call.path(visit));
        call.headers().forEach((name, value) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                options.putHeader(name.toLowerCase(Locale.ROOT), value.with(visit.values()));
            }
        });
        if (!visit.cookies().isEmpty()) {
            options.putHeader(
                    "cookie",
                    visit.cookies().entrySet().stream()
                            .map(each -> each.getKey() + "=" + each.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return options;
    }

    /** The stream ends; the connection carries the others on. */
    @Override
    public void abandon(Exchange exchange) {
        Stream stream = streams.remove(exchange);
        if (stream != null && stream.request != null) {
            stream.request.reset();
        }
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            connection.close();
        }
    }

    /** What comes for an exchange, until that has ended; it may then be another's on the same line. */
    private final class Stream {
        private final Exchange exchange;
        private HttpClientRequest request;

        Stream(Exchange exchange) {
            this.exchange = exchange;
        }

        private boolean lives() {
            return streams.get(exchange) == this;
        }

        void begin(HttpClientRequest opened, Buffer body) {
            request = opened;
            if (!lives()) {
                request.reset();
                return;
            }
            request.exceptionHandler(broken -> brokeOff());
            request.response().onComplete(this::take, this::fail);
            if (body.length() == 0) {
                request.end();
            } else {
                request.end(body);
            }
        }

        private void take(HttpClientResponse response) {
            if (!lives()) {
                return;
            }
            HttpHeaders headers = new DefaultHttpHeaders();
            for (Map.Entry<String, String> header : response.headers()) {
                headers.add(header.getKey(), header.getValue());
            }
            exchange.head(response.statusCode(), headers);
            response.handler(this::part);
            response.exceptionHandler(broken -> brokeOff());
            response.endHandler(ended -> whole());
        }

        private void part(Buffer part) {
            if (lives()) {
                exchange.bytes += part.length();
                if (exchange.body != null) {
                    exchange.body.writeBytes(part.getBytes());
                }
            }
        }

        private void whole() {
            if (lives()) {
                streams.remove(exchange);
                tellAnswered();
            }
        }

        private void tellAnswered() {
            try {
                owner.answered(Http2Line.this, exchange);
            } catch (RuntimeException fault) {
                owner.broken(fault);
            }
        }

        void brokeOff() {
            end(exchange.answering() ? Ending.TRUNCATED : Ending.RESET);
        }

        private void fail(Throwable cause) {
            end(exchange.answering() ? Ending.TRUNCATED : Causes.of(cause));
        }

        private void end(Ending ending) {
            if (lives()) {
                streams.remove(exchange);
                owner.failed(exchange, ending);
            }
        }
    }
}
