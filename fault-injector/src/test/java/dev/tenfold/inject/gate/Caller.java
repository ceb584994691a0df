package dev.tenfold.inject.gate;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** A client of a service on this machine, with a deadline on everything. */
final class Caller {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(DEADLINE)
            .build();
    private final int port;

    Caller(int port) {
        this.port = port;
    }

    /** What came back. */
    record Reply(int status, String type, String text, HttpResponse<byte[]> whole) {
        JsonObject json() {
            return new JsonObject(text);
        }

        String kind() {
            return json().getString("type").replace(Problem.TYPE, "");
        }
    }

    Reply get(String path, String... headers) throws Exception {
        return send("GET", path, null, headers);
    }

    Reply post(String path, JsonObject body, String... headers) throws Exception {
        byte[] bytes = body == null ? null : body.encode().getBytes(StandardCharsets.UTF_8);
        return send("POST", path, bytes, json(body != null, headers));
    }

    Reply put(String path, JsonObject body) throws Exception {
        return send("PUT", path, body.encode().getBytes(StandardCharsets.UTF_8), json(true));
    }

    private static String[] json(boolean typed, String... headers) {
        if (!typed) return headers;
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/json";
        return all;
    }

    Reply send(String method, String path, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(DEADLINE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (headers.length > 0) request.headers(headers);
        HttpResponse<byte[]> reply = client.send(request.build(), BodyHandlers.ofByteArray());
        return new Reply(
                reply.statusCode(),
                reply.headers().firstValue("Content-Type").orElse(""),
                new String(reply.body(), StandardCharsets.UTF_8),
                reply);
    }

    /** Sends bytes as they stand, and reads until the server closes or says nothing for a while. */
    String raw(Duration patience, String... parts) throws IOException, InterruptedException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout((int) patience.toMillis());
            for (String part : parts) {
                socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            }
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream stream) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        try {
            for (int n; (n = stream.read(buffer)) >= 0; ) {
                all.write(buffer, 0, n);
            }
            return all.toString(StandardCharsets.ISO_8859_1) + "<closed>";
        } catch (SocketTimeoutException silent) {
            return all.toString(StandardCharsets.ISO_8859_1) + "<open>";
        }
    }
}
