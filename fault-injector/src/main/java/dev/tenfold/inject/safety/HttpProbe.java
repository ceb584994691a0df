package dev.tenfold.inject.safety;

import dev.tenfold.inject.Secret;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * An address that must answer with a status of 2xx.
 *
 * @param name what people call it
 * @param server the whole address
 * @param patience how long no answer is borne, more than 0
 * @param options {@code token-file} or {@code token-env} for a bearer token
 */
public record HttpProbe(String name, URI server, Duration patience, Map<String, String> options) implements Probe {
    /** An answer that takes longer is none. */
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    public HttpProbe {
        options = Map.copyOf(options);
        patient(patience);
    }

    static void patient(Duration patience) {
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("a probe's patience must be > 0s, was " + patience);
        }
    }

    @Override
    public String text() {
        return server + " answers with 2xx";
    }

    @Override
    public Future<Finding> ask(WebClient client) {
        return send(client, "GET", server, options, "")
                .map(answer -> answer.statusCode() / 100 == 2
                        ? Finding.holds(name + " answered " + answer.statusCode())
                        : Finding.broken(name + " answered " + answer.statusCode()))
                .otherwise(failed -> Finding.unknown(name + " gave no answer: " + failed.getMessage()));
    }

    static Future<HttpResponse<Buffer>> send(
            WebClient client, String method, URI uri, Map<String, String> options, String form) {
        try {
            HttpRequest<Buffer> request = client.requestAbs(HttpMethod.valueOf(method), uri.toString())
                    .followRedirects(false)
                    .timeout(ANSWER_WITHIN.toMillis());
            Secret.named(options).ifPresent(token -> request.bearerTokenAuthentication(token.reveal()));
            return form.isEmpty()
                    ? request.send()
                    : request.putHeader("Content-Type", "application/x-www-form-urlencoded")
                            .sendBuffer(Buffer.buffer(form));
        } catch (IllegalArgumentException unusable) {
            return Future.failedFuture(unusable);
        }
    }
}
