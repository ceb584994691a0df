package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.kernel.RandomStreams;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Journeys, surges and noise where a person can work out what must come of them. Windows are 1 s wide. */
class JourneysTest {
    /** Of 10 requests 6 browse (3 journeys of 2 items), 2 search and 2 buy: one to the shop, one to the till. */
    private static final String SHOP = """
            title: shop
            seed: %s
            tick: %s
            services:
              shop: {replicas: 10, cpu: 10ms, latency: 0ms}
              till: {replicas: 10, cpu: 20ms, latency: 0ms, calls: [{service: bank, times: 2}]}
              bank: {replicas: 10, cpu: 1ms}
            load:
              service: shop
              start: %s
              %s
              journeys:
                - name: browse
                  weight: 3
                  steps: [{path: /items, times: 2}]
                - name: search
                  weight: 2
                  steps: [{path: /search, cpu: x3}]
                - name: buy
                  weight: 1
                  steps: [{path: /orders}, {path: /pay, service: till}]
              stages: [hold: {lasts: %s}]
              %s
            """;

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void openSandbox() {
        sandbox = new Sandbox(folder);
    }

    private History rehearse(int seed, String tick, String start, String think, String lasts, String more) {
        return sandbox.rehearse(SHOP.formatted(seed, tick, start, think, lasts, more));
    }

    @Test
    void requestsComeInWhereTheirStepsSay() {
        History history = rehearse(1, "1s", "100/s", "", "2m", "");
        assertEquals(90, history.lines().get("shop").demand(60), 1e-9, "6 + 2 + 1 of 10");
        assertEquals(10, history.lines().get("till").demand(60), 1e-9, "1 of 10");
        assertEquals(20, history.lines().get("bank").demand(60), 1e-3, "two for each payment");
        assertEquals(100, history.felt().demand(60), 1e-9, "all that users asked");
        assertEquals(
                12_000 - history.felt().waiting(119), history.felt().account().served(), 1e-6);
    }

    @Test
    void theMixMakesTheWorkOfEachService() {
        History history = rehearse(1, "1s", "100/s", "", "2m", "");
        assertEquals(0.13, history.lines().get("shop").cpuRatio(60), 1e-3, "70 x 10 ms and 20 x 30 ms, 10 cores");
        assertEquals(0.02, history.lines().get("till").cpuRatio(60), 1e-3, "10 x 20 ms");
    }

    @Test
    void usersAnswerForAllServicesWhereTheyComeIn() {
        History history = rehearse(1, "1s", "400", "think: 4s", "5m", "");
        double answer = 0.9 * 0.010 * 13 / 9 + 0.1 * 0.022;
        assertEquals(400 / (4 + answer), history.felt().demand(250), 0.5, "users over think and answer");
    }

    @Test
    void eachStepMayBeThoughtAboutForItsOwnTime() {
        History history = sandbox.rehearse("""
                title: thinkers
                services: {web: {replicas: 10, cpu: 1ms, latency: 0ms}}
                load:
                  service: web
                  start: 300
                  endpoints:
                    - {path: /a, weight: 1, think: 2s}
                    - {path: /b, weight: 3, think: 6s}
                  stages: [hold: {lasts: 5m}]
                """);
        assertEquals(300 / 5.001, history.users().demand(250), 0.05, "(2 s + 3 x 6 s) / 4, and 1 ms");
    }

    @ParameterizedTest(name = "at {0} s shop {1}/s, till {2}/s, CPU of the shop {3}")
    @CsvSource({"50, 90, 10, 0.13", "110, 270, 10, 0.67", "150, 90, 10, 0.13"})
    void aSurgeOfOneEndpointLeavesTheOthersAlone(int second, double shop, double till, double cpu) {
        History history =
                rehearse(1, "1s", "100/s", "", "3m", "surges: [{endpoint: /search, at: 100s, to: x10, lasts: 30s}]");
        assertEquals(shop, history.lines().get("shop").demand(second), 1e-6, "20/s become 200/s");
        assertEquals(till, history.lines().get("till").demand(second), 1e-6);
        assertEquals(cpu, history.lines().get("shop").cpuRatio(second), 1e-3, "70 x 10 ms and 20 or 200 x 30 ms");
    }

    @Test
    void usersOfASurgeComeOnTopOfThoseWhoAreThere() {
        History history =
                rehearse(1, "1s", "400", "think: 4s", "5m", "surges: [{journey: buy, at: 100s, to: x3, lasts: 100s}]");
        Asked till = history.lines().get("till");
        assertEquals(3, till.demand(180) / till.demand(90), 0.05);
        Asked shop = history.lines().get("shop");
        assertEquals(110 / 90.0, shop.demand(180) / shop.demand(90), 0.02, "of the shop's nine one is tripled");
    }

    @Test
    void aSurgeDoesNotDependOnTheTick() {
        String surge = "surges: [{endpoint: /search, at: 20500ms, to: x10, rise: 13s, lasts: 10s, fall: 7s}]";
        double[] offered = Stream.of("250ms", "1s", "5s")
                .mapToDouble(tick -> rehearse(1, tick, "100/s", "", "60s", surge)
                        .felt()
                        .account()
                        .offered())
                .toArray();
        double exact = 60 * 100 + 20 * 9 * (10 + (13 + 7) / 2.0);
        assertArrayEquals(new double[] {exact, exact, exact}, offered, 1e-6 * exact);
    }

    @Test
    void whatPrometheusAnsweredIsPlayedTenfold() {
        sandbox.file("answer.json", """
                {"status":"success","data":{"resultType":"matrix","result":[
                 {"metric":{"__name__":"http_requests_total","pod":"a"},"values":[[0,"100"],[30,"130"],[60,"190"]]},
                 {"metric":{"__name__":"http_requests_total","pod":"b"},"values":[[0,"7"],[30,"67"],[60,"67"]]}]}}
                """);
        History history = sandbox.rehearse("""
                title: replay
                services: {web: {replicas: 10, cpu: 1ms, latency: 0ms}}
                load: {service: web, start: 1/s, stages: [trace: {file: answer.json, scale: x10}]}
                """);
        assertEquals(30, history.users().demand(10), 1e-9, "1/s and 2/s");
        assertEquals(20, history.users().demand(40), 1e-9, "2/s and none");
        assertEquals(1500, history.users().account().offered(), 1e-6, "150 requests, tenfold");
    }

    @Test
    void noiseComesFromTheSeedAndFromNothingElse() {
        String noise = "noise: {burstiness: web}";
        double[] first = demand(rehearse(1, "1s", "100/s", "", "2m", noise));
        assertArrayEquals(first, demand(rehearse(1, "1s", "100/s", "", "2m", noise)));
        assertArrayEquals(first, demand(rehearse(1, "250ms", "100/s", "", "2m", noise)), 1e-9);
        assertNotEquals(first[60], demand(rehearse(2, "1s", "100/s", "", "2m", noise))[60]);
        assertNotEquals(100, first[60], "it is there");
    }

    private static double[] demand(History history) {
        return IntStream.range(0, 120).mapToDouble(history.felt()::demand).toArray();
    }

    @Test
    void aSingleRequestIsOfAKindByChance() {
        Demand demand = new Demand(
                sandbox.script(SHOP.formatted(
                        1, "1s", "100/s", "", "3m", "surges: [{endpoint: /search, at: 100s, to: x10, lasts: 30s}]")),
                new RandomStreams(1));
        double[] amounts = new double[4];
        assertEquals(280, demand.at(110_000_000_000L, amounts), 1e-9);
        assertArrayEquals(new double[] {0.6, 2, 0.1, 0.1}, amounts, 1e-9, "items, search, orders, pay");
        assertTrue(demand.ceilingOver(90_000_000_000L, 110_000_000_000L) >= 280);
        SplittableRandom random = new SplittableRandom(1);
        int[] counts = new int[4];
        for (int i = 0; i < 28_000; i++) {
            counts[Demand.pick(amounts, random)]++;
        }
        assertEquals(20_000, counts[1], 4 * Math.sqrt(28_000 * (20 / 28.0) * (8 / 28.0)));
        assertEquals(1_000, counts[3], 4 * Math.sqrt(1_000));
    }
}
