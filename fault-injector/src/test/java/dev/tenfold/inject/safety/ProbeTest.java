package dev.tenfold.inject.safety;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Probes ask a server of the test's own, which answers as it is told. */
class ProbeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private Vertx vertx;
    private WebClient client;
    private HttpServer server;
    private URI uri;
    private volatile int status = 200;
    private volatile String body = "";

    @BeforeEach
    void serve() throws Exception {
        vertx = Vertx.vertx();
        client = WebClient.create(vertx);
        server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(form -> {
                    asked.add(request.method() + " " + request.path() + " " + request.getHeader("Authorization") + " "
                            + form);
                    request.response()
                            .putHeader("Location", "/elsewhere")
                            .setStatusCode(status)
                            .end(body);
                }));
        server.listen(0, "127.0.0.1").await(10, TimeUnit.SECONDS);
        uri = URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @AfterEach
    void end() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    private Finding find(Probe probe) throws Exception {
        return probe.ask(client).await(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            200 | {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"0.04"]}]}} | HOLDS | errors is 0.04, must be at most 0.05
            200 | {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"0.04"]},{"metric":{},"value":[1,"0.07"]}]}} | BROKEN | errors is 0.07, must be at most 0.05
            200 | {"status":"success","data":{"resultType":"scalar","result":[1,"0.05"]}} | HOLDS | errors is 0.05, must be at most 0.05
            200 | {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"+Inf"]}]}} | BROKEN | errors is endless, must be at most 0.05
            200 | {"status":"success","data":{"resultType":"vector","result":[]}} | UNKNOWN | errors has no data: rate(errors[1m])
            200 | {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"NaN"]}]}} | UNKNOWN | errors has no data: rate(errors[1m])
            400 | {"status":"error","errorType":"bad_data","error":"parse error"} | UNKNOWN | errors was refused with 400: parse error
            500 | oh | UNKNOWN | URI does not answer as a Prometheus does
            200 | {"status":"success","data":7} | UNKNOWN | URI does not answer as a Prometheus does
            302 | {"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"0.01"]}]}} | UNKNOWN | errors was refused with 302:
            """)
    void everyValueMustLieWithinTheBound(int answer, String text, Finding.Verdict verdict, String said)
            throws Exception {
        status = answer;
        body = text;
        Probe probe = new PromQlProbe("errors", uri, "rate(errors[1m])", Bound.atMost(0.05), PATIENCE, Map.of());
        assertEquals(new Finding(verdict, said.replace("URI", uri.toString())), trimmed(find(probe)));
        assertEquals(List.of("POST /api/v1/query null query=rate%28errors%5B1m%5D%29"), asked);
    }

    private static Finding trimmed(Finding finding) {
        return new Finding(finding.verdict(), finding.text().trim());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"200, HOLDS", "204, HOLDS", "302, BROKEN", "404, BROKEN", "503, BROKEN"})
    void onlyAStatusOf2xxIsWell(int answer, Finding.Verdict verdict) throws Exception {
        status = answer;
        assertEquals(
                verdict, find(new HttpProbe("shop", uri, PATIENCE, Map.of())).verdict());
        assertEquals(1, asked.size(), "no redirect is followed");
    }

    @Test
    void aServerThatIsNotThereTellsNothing() throws Exception {
        server.close().await(10, TimeUnit.SECONDS);
        assertEquals(
                Finding.Verdict.UNKNOWN,
                find(new HttpProbe("shop", uri, PATIENCE, Map.of())).verdict());
    }

    @Test
    void aTokenGoesIntoTheHeaderAndNowhereElse(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("token"), "s3cr3t-word");
        Probe probe = new HttpProbe("shop", uri, PATIENCE, Map.of("token-file", file.toString()));
        status = 401;
        Finding finding = find(probe);
        assertTrue(asked.get(0).contains("Bearer s3cr3t-word"));
        assertFalse((finding + " " + probe + " " + probe.text()).contains("s3cr3t-word"));
    }

    @Test
    void aTokenThatIsMissingTellsNothing() throws IOException, Exception {
        Finding finding = find(new HttpProbe("shop", uri, PATIENCE, Map.of("token-file", "/nowhere/token")));
        assertEquals(
                new Finding(Finding.Verdict.UNKNOWN, "shop gave no answer: token-file /nowhere/token cannot be read"),
                finding);
        assertEquals(List.of(), asked);
    }

    @Test
    void aBoundHasASideAndIsNotEmpty() {
        assertEquals("at least 1", Bound.atLeast(1).toString());
        assertThrows(IllegalArgumentException.class, () -> Bound.atMost(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new HttpProbe("shop", uri, Duration.ZERO, Map.of()));
    }
}
