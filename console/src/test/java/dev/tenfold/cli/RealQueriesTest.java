package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenfold.document.BadInput;
import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.alert.RuleGroupSpec;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.prometheus.PrivatePrometheus;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A rehearsal whose PromQL a real Prometheus answers, beside the same with the engine that Tenfold brings along. */
class RealQueriesTest {
    private static final Path SCENARIOS = Path.of("../scenarios");
    private static final String PATH = System.getenv().getOrDefault("PATH", "");

    /** Short, and its policy asks PromQL four times a minute, at instants at which Prometheus scrapes. */
    private static final String SCENARIO = """
            title: A rising morning
            length: 10m
            services: {shop: {replicas: 2, cpu: 20ms, cores: 1, slots: 50, queue: 50}}
            load: {service: shop, start: 40/s, stages: [hold: {lasts: 2m}, ramp: {to: x4, over: 3m}, hold: {lasts: 5m}]}
            metrics: {presets: [prometheus-client], promql: 2, scrape-offset: 0s}
            controllers: {sync-offset: 0s}
            policies: [file: shop.yaml]
            """;

    private static final String POLICY = """
            apiVersion: keda.sh/v1alpha1
            kind: ScaledObject
            metadata: {name: shop}
            spec:
              scaleTargetRef: {name: shop}
              minReplicaCount: 2
              triggers:
                - type: prometheus
                  metadata:
                    serverAddress: http://prometheus:9090
                    query: sum(rate(http_requests_total[1m]))
                    threshold: "30"
            """;

    @TempDir
    private Path directory;

    /** Those of the shipped scenarios that ask PromQL. */
    static List<Path> asking() throws IOException, BadInput {
        List<Path> asking = new ArrayList<>();
        try (Stream<Path> files = Files.list(SCENARIOS)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                Script script = ScenarioReader.read(file, List.of());
                if (script.policies().stream()
                        .map(policy -> policy.declaration().spec())
                        .anyMatch(RealQueriesTest::asks)) {
                    asking.add(file);
                }
            }
        }
        return asking;
    }

    private static boolean asks(PolicySpec spec) {
        return spec instanceof RuleGroupSpec
                || spec instanceof ScaledObject object
                        && object.triggers().stream()
                                .anyMatch(trigger -> trigger.type().equals("prometheus"));
    }

    /** The installed server is of generation 2, so that is imitated; the whole report has to be the same. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("asking")
    void giveTheVerdictOfTheEmbeddedEngine(Path scenario) {
        assumeInstalled();
        assertSame(report(scenario), report(scenario, "--prometheus", "start"));
    }

    @Test
    void atLeastOneShippedScenarioAsks() throws IOException, BadInput {
        assertTrue(asking().size() > 1);
    }

    /** What the first rehearsal wrote is out of the second one's sight: it begins a week later. */
    @Test
    void oneServerServesOneRehearsalAfterTheOther() throws IOException {
        assumeInstalled();
        Path scenario = scenario();
        try (PrivatePrometheus server = PrivatePrometheus.start(PATH)) {
            String url = server.server().url().toString();
            List<String> first = report(scenario, "--prometheus", url);
            long newest = server.server().newestMillis().orElseThrow();
            assertSame(first, report(scenario, "--prometheus", url));
            assertTrue(server.server().newestMillis().orElseThrow() > newest, "the second wrote nothing");
            assertSame(report(scenario), first);
        }
    }

    /** A window that begins at a sample holds it in generation 2 only, and four more samples tell another rate. */
    @Test
    void theGenerationThatIsImitatedMatters() throws IOException {
        assertNotEquals(report(scenario()), report(scenario(), "--set", "metrics.promql=3"));
    }

    @Test
    void aServerOfAnotherGenerationIsRemarkedUpon() throws IOException {
        assumeInstalled();
        StringWriter err = new StringWriter();
        run(new StringWriter(), err, scenario(), "--set", "metrics.promql=3", "--prometheus", "start");
        assertTrue(err.toString().contains("the scenario means 3. --set metrics.promql=2"), err::toString);
    }

    private Path scenario() throws IOException {
        Files.writeString(directory.resolve("shop.yaml"), POLICY);
        return Files.writeString(directory.resolve("morning.yaml"), SCENARIO);
    }

    /** Says where two reports part, not all that they hold. */
    private static void assertSame(List<String> wanted, List<String> found) {
        for (int i = 0; i < Math.min(wanted.size(), found.size()); i++) {
            assertEquals(brief(wanted.get(i)), brief(found.get(i)), "line " + (i + 1));
            assertTrue(wanted.get(i).equals(found.get(i)), "line " + (i + 1) + " differs: " + brief(wanted.get(i)));
        }
        assertEquals(wanted.size(), found.size());
    }

    private static String brief(String line) {
        return line.length() > 200 ? line.substring(0, 200) + "..." : line;
    }

    /** The report as JSON, a line each, without the command that repeats it. */
    private List<String> report(Path scenario, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> words = new ArrayList<>(List.of("--quiet", "--set", "metrics.promql=2"));
        words.addAll(List.of(more));
        Exit exit = run(out, err, scenario, words.toArray(String[]::new));
        assertEquals("", err.toString());
        assertTrue(exit == Exit.HELD || exit == Exit.FAILED, exit::toString);
        assertTrue(out.toString().contains("\"command\""), out::toString);
        return out.toString()
                .lines()
                .filter(line -> !line.strip().startsWith("\"command\""))
                .toList();
    }

    private Exit run(StringWriter out, StringWriter err, Path scenario, String... more) {
        List<String> words = new ArrayList<>(List.of("run", "--format", "json", "--out"));
        words.add(directory.resolve("out").toString());
        words.addAll(List.of(more));
        words.add(scenario.toString());
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), false, false, 100);
        return new Commands(Main.verbs(), terminal, true).run(words.toArray(String[]::new));
    }

    private static void assumeInstalled() {
        assumeTrue(PrivatePrometheus.find(PATH).isPresent(), "no prometheus on the PATH; apt-get install prometheus");
    }
}
