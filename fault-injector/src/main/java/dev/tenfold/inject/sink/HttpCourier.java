package dev.tenfold.inject.sink;

import io.micrometer.core.ipc.http.HttpSender;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What Micrometer's registries send their requests with; it remembers how the last one fared. */
final class HttpCourier implements HttpSender {
    private final Duration timeout;
    private final HttpClient http;
    private volatile String trouble = "";

    HttpCourier(Duration timeout, Duration connectTimeout) {
        this.timeout = timeout;
        http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    @Override
    public Response send(Request request) throws IOException {
        URI uri = URI.create(request.getUrl().toString());
        HttpRequest.Builder built = HttpRequest.newBuilder(uri)
                .timeout(timeout)
                .method(request.getMethod().name(), BodyPublishers.ofByteArray(request.getEntity()));
        request.getRequestHeaders().forEach(built::header);
        // The query may hold a key.
        String place = uri.getScheme() + "://" + uri.getAuthority() + uri.getPath();
        try {
            HttpResponse<String> response = http.send(built.build(), BodyHandlers.ofString());
            int status = response.statusCode();
            trouble = status / 100 == 2 ? "" : place + " answered " + status;
            return new Response(status, response.body());
        } catch (IOException away) {
            trouble = place + " cannot be reached: " + away.getMessage();
            throw away;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /** One sentence on the last request; empty if it went well. */
    String trouble() {
        return trouble;
    }
}
