package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that send load, against a server that answers at once. */
class RealLoadVerbsTest {
    private static final String SCENARIO = """
            title: Forty a second
            services:
              web: {cpu: 10ms, cores: 1, replicas: 2, slots: 50}
            load:
              service: web
              start: 40/s
              stages:
                - hold: {lasts: 3s}
            """;

    /** Four requests of JMeter within two seconds, the last one refused. */
    private static final String JTL = """
            timeStamp,elapsed,label,responseCode,responseMessage,threadName,success,bytes,grpThreads,allThreads,Latency,IdleTime,Connect
            1700000000000,100,GET /,200,OK,t,true,10,1,1,100,0,1
            1700000000500,120,GET /,200,OK,t,true,10,1,1,120,0,1
            1700000001000,140,GET /,200,OK,t,true,10,1,1,140,0,1
            1700000002000,900,GET /,503,Busy,t,false,10,1,1,900,0,1
            """;

    private static final String ACTIVITIES = """
            {"Activities": [
              {"ActivityId": "a", "AutoScalingGroupName": "web", "StatusCode": "Successful", "Progress": 100,
               "StartTime": "2023-11-14T22:13:21Z", "EndTime": "2023-11-14T22:13:50Z",
               "Description": "Launching a new EC2 instance: i-1",
               "Cause": "At 2023-11-14T22:13:20Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 2 to 4."},
              {"ActivityId": "b", "AutoScalingGroupName": "web", "StatusCode": "Successful", "Progress": 100,
               "StartTime": "2023-11-14T23:00:00Z", "EndTime": "2023-11-14T23:00:30Z",
               "Description": "Launching a new EC2 instance: i-2",
               "Cause": "At 2023-11-14T23:00:00Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 4 to 5."}
            ]}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private Path scenario;

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            byte[] answer = "ok".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        scenario = Files.writeString(folder.resolve("forty.yaml"), SCENARIO);
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private Exit tenfold(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--out", results().toString()));
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, 100);
        return new Commands(Main.verbs(), terminal, false).run(all.toArray(String[]::new));
    }

    private Path results() {
        return folder.resolve("out");
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Test
    void loadSendsWhatWasAskedAndTellsHowItWas() throws IOException {
        Exit exit = tenfold("load", address(), "--rate", "50", "--duration", "2s", "--even", "--warm-up", "1s");
        assumeFalse(out.toString().startsWith("INVALID"), "the machine is too busy to send on schedule");
        assertEquals(Exit.HELD, exit, () -> out + "\n" + err);
        assertEquals(100, asked.get(), 3);
        assertTrue(out.toString().startsWith("HELD: p95 "), out::toString);
        String json = Files.readString(results().resolve("load.json"));
        assertTrue(json.contains("\"verdict\": \"held\""), json);
    }

    @Test
    void loadSendsAScenarioAtAScale() {
        Exit exit = tenfold(
                "load", scenario.toString(), "--target", address(), "--scale", "0.5", "--warm-up", "0s", "--p95", "5s");
        assumeFalse(out.toString().startsWith("INVALID"), "the machine is too busy to send on schedule");
        assertEquals(Exit.HELD, exit, () -> out + "\n" + err);
        assertEquals(60, asked.get(), 4 * Math.sqrt(60));
    }

    @Test
    void loadFailsWhereNobodyAnswers() {
        server.stop(0);
        Exit exit = tenfold("load", address(), "--rate", "20", "--duration", "1s", "--warm-up", "0s");
        assumeFalse(out.toString().startsWith("INVALID"), "the machine is too busy to send on schedule");
        assertEquals(Exit.FAILED, exit, () -> out + "\n" + err);
        assertTrue(out.toString().startsWith("MISSED"), out::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            load ADDRESS --rate 1 --users 1          | --rate and --users exclude each other
            load SCENARIO                            | --target must name the system that the scenario's load is sent to
            load ADDRESS --scaling SCENARIO --duration 1s --warm-up 0s | must be of a known format
            max-tps ADDRESS SCENARIO                 | max-tps takes one URL or SCENARIO
            drive SCENARIO --engine jmetre           | Maybe jmeter?
            drive SCENARIO --engine k6-operator      | k6-operator is driven by kubectl
            export SCENARIO --to locusts             | Maybe locust?
            """)
    void refusesInOneLineAndWritesNothing(String words, String complaint) {
        String[] spelled = words.replace("ADDRESS", address())
                .replace("SCENARIO", scenario.toString())
                .split(" ");
        assertEquals(Exit.BAD_INPUT, tenfold(spelled));
        assertTrue(err.toString().contains(complaint), err::toString);
        assertFalse(err.toString().contains("Exception"), err::toString);
        assertFalse(Files.exists(results()));
    }

    /** Two replicas of one core and 10 ms a request take 200 a second; the 95th percentile ends it below that. */
    @Test
    void maxTpsOfAScenarioIsBelowItsCapacity() throws IOException {
        Exit exit = tenfold("max-tps", scenario.toString(), "--quick", "--p95", "100ms");
        assertEquals(Exit.HELD, exit, () -> out + "\n" + err);
        String json = Files.readString(results().resolve("max-tps.json"));
        double rate = Double.parseDouble(json.replaceAll("(?s).*?\"rate\" ?: ([0-9.]+).*", "$1"));
        assertTrue(rate > 140 && rate < 200, json);
    }

    @ParameterizedTest
    @CsvSource({"k6", "k6-operator", "gatling", "locust", "jmeter", "hyperfoil"})
    void exportsForEachEngine(String engine) throws IOException {
        assertEquals(
                Exit.HELD,
                tenfold("export", scenario.toString(), "--to", engine, "--target", address()),
                () -> out + "\n" + err);
        try (var files = Files.walk(results())) {
            Path file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
            assertTrue(Files.readString(file).contains("127.0.0.1"), file::toString);
        }
    }

    @Test
    void putsScalingOnTheAxisOfAnotherEnginesResults() throws IOException {
        Path results = Files.writeString(folder.resolve("a.jtl"), JTL);
        Path activities = Files.writeString(folder.resolve("activities.json"), ACTIVITIES);
        Exit exit = tenfold(
                "drive",
                scenario.toString(),
                "--engine",
                "jmeter",
                "--results",
                results.toString(),
                "--scaling",
                activities.toString());
        assertEquals(Exit.HELD, exit, () -> out + "\n" + err);
        String told = out.toString();
        assertTrue(told.contains("GET /: 4 requests, 1 failed, p50 120 ms"), told);
        assertTrue(told.contains("web 2 -> 4"), told);
        assertTrue(told.contains("1 scaling event was before or after the load"), told);
        assertTrue(told.indexOf("web 2 -> 4") > told.indexOf("from       rate"), told);
        assertTrue(Files.readString(results().resolve("jmeter/drive.json")).contains("\"to\": 4"));
    }

    @Test
    void drivesAnEngineThatIsInstalled() throws IOException {
        boolean installed = List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(place -> Files.isExecutable(Path.of(place, "locust")));
        assumeTrue(installed, "needs locust: apt-get install python3-locust");
        Exit exit =
                tenfold("drive", scenario.toString(), "--engine", "locust", "--target", address(), "--scale", "1/2");
        assertEquals(Exit.HELD, exit, () -> out + "\n" + err);
        assertEquals(60, asked.get(), 6, out::toString);
        assertTrue(out.toString().contains("planned 60"), out::toString);
        assertTrue(Files.exists(results().resolve("locust/drive.json")));
    }
}
