package dev.tenfold.inject.platform.keda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.inject.platform.Served;
import dev.tenfold.inject.platform.Stage;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.web.Router;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalScalerTest {
    private static volatile List<Snapshot> onAir = List.of(Stage.shop());
    private static Served server;
    private static HttpClient client;
    private static Context loop;
    private static final String QUERY = "sum(queue_depth{queue=\"mail\"})";

    @BeforeAll
    static void start() {
        server = new Served((vertx, router) -> new ExternalScaler(vertx, () -> onAir).mount(router));
        client = server.vertx()
                .createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setHttp2ClearTextUpgrade(false));
        loop = server.vertx().getOrCreateContext();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** How a call ended. */
    private record Outcome(int http, String status, String message, byte[] body) {}

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private static Outcome call(String method, Buffer body, String... headers) {
        return call(client, server.port(), method, body, headers);
    }

    /**
     * All calls on one event loop, that of the connection: from another one the body may be there before its reader.
     */
    private static Outcome call(HttpClient client, int port, String method, Buffer body, String... headers) {
        Promise<Outcome> ended = Promise.promise();
        loop.runOnContext(begin -> client.request(
                        HttpMethod.POST, port, "127.0.0.1", "/externalscaler.ExternalScaler/" + method)
                .compose(request -> {
                    header(request, headers);
                    return request.send(body);
                })
                .compose(response -> response.body().map(bytes -> outcome(response, bytes)))
                .onComplete(ended));
        return await(ended.future());
    }

    private static void header(HttpClientRequest request, String... headers) {
        request.putHeader("content-type", "application/grpc").putHeader("te", "trailers");
        for (int i = 0; i < headers.length; i += 2) {
            request.putHeader(headers[i], headers[i + 1]);
        }
    }

    private static Outcome outcome(HttpClientResponse response, Buffer body) {
        String trailing = response.getTrailer("grpc-status");
        boolean inTrailers = trailing != null;
        return new Outcome(
                response.statusCode(),
                inTrailers ? trailing : response.getHeader("grpc-status"),
                inTrailers ? response.getTrailer("grpc-message") : response.getHeader("grpc-message"),
                body.getBytes());
    }

    private static Buffer framed(byte[] message) {
        return Buffer.buffer().appendByte((byte) 0).appendInt(message.length).appendBytes(message);
    }

    private interface Content {
        void write(CodedOutputStream out) throws IOException;
    }

    private static byte[] bytes(Content content) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            content.write(out);
            out.flush();
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] reference(Map<String, String> metadata) {
        return bytes(out -> {
            out.writeString(1, "web");
            out.writeString(2, "shop");
            for (Map.Entry<String, String> entry : new TreeMap<>(metadata).entrySet()) {
                out.writeByteArray(3, bytes(inner -> {
                    inner.writeString(1, entry.getKey());
                    inner.writeString(2, entry.getValue());
                }));
            }
        });
    }

    private static byte[] trigger(String query) {
        return reference(Map.of("query", query, "threshold", "100", "metricName", "depth"));
    }

    /** Fields of the first message of a body, those of its field 1 if that is a message, by number. */
    private static Map<Integer, Object> fields(byte[] framed) {
        try {
            Map<Integer, Object> fields = new TreeMap<>();
            CodedInputStream in = CodedInputStream.newInstance(
                    framed, 5, Buffer.buffer(framed).getInt(1));
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagWireType(tag)) {
                    case WireFormat.WIRETYPE_VARINT -> fields.put(WireFormat.getTagFieldNumber(tag), in.readInt64());
                    case WireFormat.WIRETYPE_FIXED64 -> fields.put(WireFormat.getTagFieldNumber(tag), in.readDouble());
                    default -> fields.put(WireFormat.getTagFieldNumber(tag), in.readByteArray());
                }
            }
            return fields;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static Map<Integer, Object> inner(byte[] framed) {
        byte[] message = (byte[]) fields(framed).get(1);
        Map<Integer, Object> fields = fields(framed(message).getBytes());
        fields.replaceAll((number, value) -> value instanceof byte[] text
                ? new String(text, 0, text.length, java.nio.charset.StandardCharsets.UTF_8)
                : value);
        return fields;
    }

    @Test
    void tellsTheTargetAndTheValue() {
        Outcome specification = call("GetMetricSpec", framed(trigger(QUERY)));
        assertEquals("0", specification.status());
        assertEquals(Map.of(1, "depth", 2, 100L, 3, 100.0), inner(specification.body()));
        byte[] request = bytes(out -> {
            out.writeByteArray(1, trigger(QUERY));
            out.writeString(2, "depth");
        });
        Outcome metrics = call("GetMetrics", framed(request));
        assertEquals("0", metrics.status());
        assertEquals(Map.of(1, "depth", 2, 1500L, 3, 1500.0), inner(metrics.body()));
    }

    @ParameterizedTest(name = "{0} above {1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            queue_depth{queue="mail"}                   | 0    | 1
            queue_depth{queue="mail"}                   | 1500 | 0
            queue_depth{queue="gone"}                   | 0    | 0
            sum(http_requests_per_second{pod=~"web.*"}) | 52   | 1
            sum(http_requests_per_second{pod=~"web.*"}) | 53   | 0
            """)
    void isActiveAboveItsActivationThreshold(String query, String activation, long active) {
        byte[] reference = reference(Map.of("query", query, "threshold", "1", "activationThreshold", activation));
        Outcome outcome = call("IsActive", framed(reference));
        assertEquals("0", outcome.status());
        assertEquals(Map.of(1, active), fields(outcome.body()));
    }

    @ParameterizedTest(name = "{0} -> {1} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            query=1                                             | 3  | threshold must be > 0, was missing
            threshold=1                                         | 3  | query must say what is read, was missing
            query=sum( ;threshold=1                             | 3  | query: 1:
            query=queue_depth;threshold=1                       | 3  | query: the query must yield one value, was 2
            query=gone;threshold=1;ignoreNullValues=false       | 5  | the query yields nothing now
            query=1;threshold=0                                 | 3  | threshold must be > 0, was 0
            query=1;threshold=1;activationThreshold=much        | 3  | activationThreshold must be a number, was much
            """)
    void saysWhatIsWrongWithATrigger(String metadata, String status, String message) {
        Map<String, String> all = new TreeMap<>();
        for (String pair : metadata.split(";")) {
            all.put(
                    pair.substring(0, pair.indexOf('=')),
                    pair.substring(pair.indexOf('=') + 1).strip());
        }
        Outcome outcome = call("IsActive", framed(reference(all)));
        assertEquals(200, outcome.http());
        assertEquals(status, outcome.status());
        assertTrue(outcome.message().startsWith(message), outcome.message());
    }

    @Test
    void refusesWhatItDoesNotKnowOrCannotRead() {
        Buffer fine = framed(trigger(QUERY));
        assertEquals("12", call("Dance", fine).status(), "unknown method");
        assertEquals("13", call("IsActive", framed(new byte[] {0x0a, 0x7f, 1})).status(), "no message of protobuf");
        assertEquals("13", call("IsActive", Buffer.buffer("abc")).status(), "no frame");
        assertEquals("13", call("IsActive", fine.copy().appendByte((byte) 1)).status(), "more than one message");
        assertEquals("12", call("IsActive", fine.copy().setByte(0, (byte) 1)).status(), "compressed");
        assertEquals("8", call("IsActive", framed(new byte[70_000])).status(), "too large");
        assertEquals(
                "8",
                call("IsActive", Buffer.buffer().appendByte((byte) 0).appendInt(Integer.MAX_VALUE))
                        .status(),
                "said to be too large");
        assertEquals("13", call("IsActive", fine, "grpc-timeout", "soon").status(), "no time");
        assertEquals(
                415,
                server.send("POST", "/externalscaler.ExternalScaler/IsActive", "")
                        .statusCode());
    }

    @Test
    void endsACallWhoseDeadlineHasPassed() {
        Outcome outcome = await(client.request(
                        HttpMethod.POST, server.port(), "127.0.0.1", "/externalscaler.ExternalScaler/IsActive")
                .compose(request -> {
                    header(request, "grpc-timeout", "50m");
                    request.setChunked(true).writeHead();
                    return request.response();
                })
                .compose(response -> response.body().map(bytes -> outcome(response, bytes))));
        assertEquals("4", outcome.status());
    }

    @Test
    void pushesActivityAtOnceAndWhenItChanges() throws InterruptedException {
        BlockingQueue<Object> pushed = new LinkedBlockingQueue<>();
        Promise<HttpClientRequest> begun = Promise.promise();
        Promise<HttpClientResponse> answered = Promise.promise();
        loop.runOnContext(begin -> client.request(
                        HttpMethod.POST, server.port(), "127.0.0.1", "/externalscaler.ExternalScaler/StreamIsActive")
                .compose(request -> {
                    header(request);
                    begun.complete(request);
                    return request.send(framed(trigger(QUERY)));
                })
                .onSuccess(answer -> answer.handler(
                        chunk -> pushed.add(fields(chunk.getBytes()).get(1))))
                .onComplete(answered));
        HttpClientRequest request = await(begun.future());
        HttpClientResponse response = await(answered.future());
        assertEquals(200, response.statusCode());
        assertEquals(1L, pushed.poll(20, TimeUnit.SECONDS));
        try {
            onAir = List.of();
            assertEquals(0L, pushed.poll(20, TimeUnit.SECONDS));
        } finally {
            onAir = List.of(Stage.shop());
        }
        assertEquals(1L, pushed.poll(20, TimeUnit.SECONDS));
        request.reset();
    }

    @Test
    void answersBehindTransportSecurityToo(@TempDir Path directory) throws IOException, InterruptedException {
        Path store = directory.resolve("server.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "secret")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, made.waitFor());
        Router router = Router.router(server.vertx());
        new ExternalScaler(server.vertx(), () -> onAir).mount(router);
        HttpServer safe = await(server.vertx()
                .createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setKeyCertOptions(
                                new PfxOptions().setPath(store.toString()).setPassword("secret")))
                .requestHandler(router)
                .listen(0));
        HttpClient client = server.vertx()
                .createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setVerifyHost(false)
                        .setTrustAll(true));
        assertEquals(
                "0",
                call(client, safe.actualPort(), "IsActive", framed(trigger(QUERY)))
                        .status());
        await(client.close());
        await(safe.close());
    }
}
