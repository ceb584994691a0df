package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.inject.station.Station;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Everything that one process of a game day serves, at its one port. */
class ServiceTest {
    private static final String CALM = """
            title: Calm
            services:
              web: {cpu: 100ms, cores: 1, replicas: 2}
            load: {service: web, start: 10/s, stages: [hold: {lasts: 60m}]}
            metrics: {presets: [cloudwatch, prometheus-client, kubernetes]}
            """;

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private Station station;

    @BeforeEach
    void open() throws Exception {
        Files.writeString(directory.resolve("calm.yaml"), CALM);
        System.setProperty("tenfold.state", directory.resolve("state").toString());
        Given given = Given.parse(
                new InjectVerb().usage(), List.of("--serve", directory.toString(), "--port", "0", "--keda-port", "0"));
        List<String> complaints = new ArrayList<>();
        Station.Settings settings = new StationRequest(given, complaints).settings(directory);
        assertEquals(List.of(), complaints);
        station = Station.open(settings);
    }

    @AfterEach
    void close() {
        station.close();
        System.clearProperty("tenfold.state");
    }

    private HttpResponse<String> send(String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(station.root() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header(
                        "Content-Type",
                        path.equals("/cloudwatch") ? "application/x-www-form-urlencoded" : "application/json")
                .build();
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private String get(String path) throws IOException {
        HttpResponse<String> answer = send("GET", path, "");
        assertEquals(200, answer.statusCode(), answer::body);
        return answer.body();
    }

    private static String order(String scenario) {
        return "{\"scenario\": " + scenario + ", \"plan\": {\"deadline\": \"5m\", \"patience\": \"none\"}}";
    }

    @Test
    void aScenarioThatIsAskedForIsOnAirEverywhereAndGoneEverywhere() throws IOException {
        HttpResponse<String> started = send("POST", "/api/v1/game-days", order("{\"name\": \"calm.yaml\"}"));
        assertEquals(201, started.statusCode(), started::body);
        JsonNode day = new ObjectMapper().readTree(started.body());
        String marker = "tenfold_game_day=\"" + day.get("id").asText() + "\"";
        assertTrue(get("/series").contains(marker));
        assertFalse(get("/metrics").contains(marker), "its own metrics are its own");
        assertTrue(get("/apis").contains("external.metrics.k8s.io"));
        assertTrue(get("/keda/value?query=count(kube_pod_info)&default=-1").contains("\"value\":"));
        assertTrue(cloudWatch().contains("<MetricName>RequestCount</MetricName>"), this::cloudWatchOrNot);
        assertTrue(get("/health").contains("ok"));
        assertTrue(get("/ready").contains("ok"));
        assertEquals(202, send("POST", "/api/v1/emergency-stop", "{}").statusCode());
        assertFalse(get("/series").contains(marker));
        assertFalse(cloudWatch().contains("RequestCount"));
    }

    private String cloudWatch() throws IOException {
        String query = "Action=ListMetrics&Version=2010-08-01&Namespace=AWS%2FApplicationELB";
        return send("POST", "/cloudwatch", query).body();
    }

    private String cloudWatchOrNot() {
        try {
            return cloudWatch();
        } catch (IOException none) {
            return none.toString();
        }
    }

    @Test
    void whatIsSentSeesNoFileOfThisMachine() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.yaml"), "password: hunter2");
        for (String file : List.of(secret.toString(), "../secret.yaml", "../../../../../../etc/passwd")) {
            String text = CALM + "policies: [file: '" + file + "']";
            String scenario =
                    "{\"name\": \"sent.yaml\", \"text\": " + new ObjectMapper().writeValueAsString(text) + "}";
            HttpResponse<String> refused = send("POST", "/api/v1/game-days", order(scenario));
            assertEquals(422, refused.statusCode(), refused::body);
            assertTrue(refused.body().contains("does not exist"), refused::body);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "../calm.yaml"}                                         | must match
            {"name": "/etc/passwd"}                                          | must match
            {"name": "none.yaml"}                                            | none.yaml
            {"name": "calm.yaml", "overrides": {"policies[0].file": "/etc"}} | must not name other files
            {"name": "calm.yaml", "overrides": {"services.web.replicas": "-1"}} | must be
            """)
    void whatCannotBePlayedIsRefusedWithTheReason(String scenario, String reason) throws IOException {
        HttpResponse<String> refused = send("POST", "/api/v1/previews", order(scenario));
        assertTrue(refused.statusCode() >= 400 && refused.statusCode() < 500, refused::body);
        assertTrue(refused.body().contains(reason), refused::body);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            --listen 0.0.0.0            | listening on 0.0.0.0 needs a token and TLS: what other machines reach must know them from clients; listen on 127.0.0.1 otherwise
            --tls-cert a.pem            | --tls-cert and --tls-key need each other
            --token-file /no/such       | --token-file cannot be read, was /no/such
            --client-ca ca.pem          | clients can show certificates only where TLS is spoken
            --keda-port 70000           | --keda-port must be 0 to 65535, was 70000
            """)
    void anEntranceThatIsNotSafeIsRefused(String words, String complaint) throws Misuse {
        List<String> all = new ArrayList<>(List.of("--serve", "x"));
        all.addAll(List.of(words.split(" ")));
        List<String> complaints = new ArrayList<>();
        new StationRequest(Given.parse(new InjectVerb().usage(), all), complaints).settings(directory);
        assertEquals(List.of(complaint), complaints);
    }
}
