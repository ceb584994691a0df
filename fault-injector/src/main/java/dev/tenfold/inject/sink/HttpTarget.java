package dev.tenfold.inject.sink;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Secret;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP server that takes series. It is given so long to be reached and to answer, its redirects are not followed, and
 * of what it says only the beginning is kept.
 */
final class HttpTarget implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int MOST_WORDS = 500;

    private final Destination destination;
    private final HttpClient http;
    private final Duration timeout;
    private final Duration connectTimeout;
    private final String scheme;
    private Optional<Secret> token;

    /**
     * Nothing is sent yet.
     *
     * @param scheme of the header {@code Authorization}, such as {@code Bearer}
     * @throws IllegalArgumentException if the token or the certificates cannot be read
     */
    HttpTarget(Vertx vertx, Destination destination, Options options, String scheme) {
        this.destination = destination;
        this.scheme = scheme;
        timeout = options.duration("timeout", TIMEOUT);
        connectTimeout = options.duration("connect-timeout", CONNECT_TIMEOUT);
        URI uri = options.uri("http", "https");
        token = Secret.named(destination.options());
        HttpClientOptions client = new HttpClientOptions().setDecompressionSupported(false);
        String authority = options.text("ca-file", "");
        if (!authority.isEmpty()) {
            if (!Files.isReadable(Path.of(authority))) {
                throw options.wrong("ca-file", authority + " cannot be read");
            }
            client.setTrustOptions(new PemTrustOptions().addCertPath(authority));
        }
        if (uri.getScheme().equals("https")) {
            client.setSsl(true).setVerifyHost(true);
        }
        http = vertx.createHttpClient(client);
    }

    /**
     * What a server said.
     *
     * @param status of HTTP
     * @param headers all of them
     * @param words the beginning of its body
     */
    record Answer(int status, MultiMap headers, String words) {
        /** Whether the request succeeded. */
        boolean good() {
            return status / 100 == 2;
        }
    }

    /** Sends a request. The future fails if the server cannot be reached or does not answer in time. */
    Future<Answer> send(HttpMethod method, URI uri, Map<String, String> headers, Buffer body) {
        RequestOptions request = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(uri.toString())
                .setFollowRedirects(false)
                .setConnectTimeout(connectTimeout.toMillis())
                .putHeader("User-Agent", "tenfold");
        headers.forEach(request::putHeader);
        token.ifPresent(secret -> request.putHeader("Authorization", scheme + " " + secret.reveal()));
        // A limit on the whole of it: a server that drips its answer byte by byte is as good as away.
        Future<Answer> answered = http.request(request)
                .compose(open -> open.idleTimeout(timeout.toMillis())
                        .send(body)
                        .compose(HttpTarget::read)
                        .timeout(timeout.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS)
                        .onFailure(late -> open.reset()));
        return answered.map(answer -> {
            if (answer.status() == 401) {
                token = Secret.named(destination.options());
            }
            return answer;
        });
    }

    private static Future<Answer> read(HttpClientResponse response) {
        Buffer words = Buffer.buffer();
        Promise<Answer> read = Promise.promise();
        response.handler(part -> {
            if (words.length() < MOST_WORDS) {
                words.appendBuffer(part, 0, Math.min(part.length(), MOST_WORDS - words.length()));
            }
        });
        response.exceptionHandler(read::tryFail);
        response.endHandler(end -> read.tryComplete(new Answer(
                response.statusCode(),
                response.headers(),
                words.toString(StandardCharsets.UTF_8).strip())));
        return read.future();
    }

    @Override
    public void close() {
        http.close();
    }
}
