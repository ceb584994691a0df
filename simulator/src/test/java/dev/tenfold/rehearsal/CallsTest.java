package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.service.Account;
import dev.tenfold.service.Cause;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers do about their calls, where a person can work out what must come of it. */
class CallsTest {
    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void openSandbox() {
        sandbox = new Sandbox(folder);
    }

    /** A leaf is slow, above 1 s, once in so many; a root that waits for all of them is slow far more often. */
    @ParameterizedTest(name = "S9: fan-out {0}, slow leaf once in {1}: {2} of the requests are slow")
    @CsvSource(textBlock = """
            # leaves, exponential leaf's mean in ms is 1000 / ln(once in), slow = 1 - (1 - 1/n)^leaves
            100,  100,   217147241ns, 0.63397
            1000, 1000,  144764827ns, 0.63230
            1000, 10000, 108573620ns, 0.09516
            """)
    void publishedFanOut(int leaves, int onceIn, String mean, double slow) {
        History history = sandbox.rehearse("""
                title: S9
                services:
                  root: {replicas: 1, cpu: 0s, variability: 0, calls: [{service: leaf, times: %d, parallel: true, timeout: 1s}]}
                  leaf: {replicas: 1, cores: 1024, cpu: %s}
                load: {service: root, start: 0.1/s, stages: [hold: {lasts: 10m}]}
                """.formatted(leaves, mean));
        Line root = history.users();
        double rate = root.demand(400);
        assertEquals(slow, root.lost(Cause.DEPENDENCY, 400) / rate, 2e-4);
    }

    /** The slowest of n exponential answers takes 1 + 1/2 + ... + 1/n of the mean. */
    @ParameterizedTest(name = "{0} at once: the slowest takes {1} of the mean")
    @CsvSource({"1, 1.0000", "2, 1.5000", "20, 3.5977", "100, 5.1874"})
    void theSlowestOfManyCounts(int times, double harmonic) {
        Line root = sandbox.rehearse("""
                title: fan-out
                services:
                  root: {replicas: 1, cpu: 0s, calls: [{service: leaf, times: %d, parallel: true}]}
                  leaf: {replicas: 1, cores: 1024, cpu: 100ms}
                load: {service: root, start: 1/s, stages: [hold: {lasts: 1m}]}
                """.formatted(times)).users();
        assertEquals(0.1 * harmonic, root.latencies(50).mean(), 1e-4);
        double p99 = -0.1 * Math.log(1 - Math.pow(0.99, 1.0 / times));
        assertEquals(p99, root.latencies(50).quantile(0.99), 0.03 * p99, "exactly -ln(1 - 0.99^(1/n))");
    }

    /**
     * A database of two cores that is asked for three: nobody waits for what it does, and it does no more than it can.
     */
    @ParameterizedTest
    @CsvSource({"fluid", "requests"})
    void noMoreIsWastedThanIsWorked(String model) {
        sandbox.file("scenario.yaml", """
                title: all for nothing
                model: %s
                services:
                  web: {replicas: 4, cpu: 1ms, calls: [{service: db, timeout: 1s, retry: {attempts: 3}}]}
                  db: {replicas: 2, cpu: 10ms}
                load: {service: web, start: 300/s, stages: [hold: {lasts: 10m}]}
                """.formatted(model));
        History history = Sandbox.rehearse(Sandbox.read(folder.resolve("scenario.yaml"), List.of()));
        Account db = history.lines().get("db").account();
        assertTrue(db.wastedCpuSeconds() <= 1200, "two cores for ten minutes, wasted " + db.wastedCpuSeconds());
        assertEquals(1200, db.wastedCpuSeconds(), 30, "but for the first seconds all of it");
    }

    @ParameterizedTest(name = "a call fails with {0} %, four attempts: {1} end well, {2} attempts a call")
    @CsvSource({"30, 0.9919, 1.417", "50, 0.9375, 1.875"})
    void callsAreTriedAgain(int percent, double success, double load) {
        History history = sandbox.rehearse("""
                title: retries of a call
                services:
                  web: {replicas: 2, cpu: 1ms, calls: [{service: api, timeout: 5s, retry: {attempts: 4, back-off: 0s, max: 0s}}]}
                  api: {replicas: 2, cpu: 1ms}
                load: {service: web, start: 100/s, stages: [hold: {lasts: 2m}]}
                faults: [{kind: errors, at: 0s, lasts: 2m, service: api, share: %d %%}]
                """.formatted(percent));
        Line web = history.users();
        assertEquals(100 * success, web.served(100), 1e-6);
        assertEquals(100 * load, history.lines().get("api").demand(100), 1e-3);
        assertEquals(
                load - 1,
                history.lines().get("api").account().retried() / web.account().offered(),
                0.02);
    }

    /** With every call failing, retries are 20 % of fresh calls, whatever the number of attempts. */
    @Test
    void aBudgetKeepsRetriesToItsShare() {
        History history = sandbox.rehearse("""
                title: budget
                services:
                  web: {replicas: 2, cpu: 1ms, calls: [{service: api, retry: {attempts: 10, budget: 20 %}}]}
                  api: {replicas: 2, cpu: 1ms}
                load: {service: web, start: 100/s, stages: [hold: {lasts: 3m}]}
                faults: [{kind: errors, at: 0s, lasts: 3m, service: api, share: 100 %}]
                """);
        assertEquals(120, history.lines().get("api").demand(150), 1e-3);
    }

    /** Two pauses of a second each, before the second and the third attempt, which all fail at once. */
    @Test
    void aRequestTakesAllItsAttemptsAndPauses() {
        Line users = sandbox.rehearse("""
                title: latency over attempts
                services: {api: {replicas: 4, cpu: 10ms, variability: 0}}
                load:
                  service: api
                  start: 10/s
                  retry: {attempts: 2, back-off: 2s}
                  stages: [hold: {lasts: 2m}]
                faults: [{kind: errors, at: 0s, lasts: 2m, service: api, share: 50 %}]
                """).users();
        // Half of the requests take 10 ms, a quarter 10 ms + 2 s + 10 ms; a quarter is lost.
        assertEquals((0.5 * 0.01 + 0.25 * 2.02) / 0.75, users.latencies(100).mean(), 1e-3);
        assertEquals(7.5, users.served(100), 1e-6);
    }

    /** All calls fail from 60 s to 150 s; open for 30 s, then probes, which fail until the fault is over. */
    @Test
    void aCircuitBreakerOpensProbesAndCloses() {
        History history = sandbox.rehearse("""
                title: breaker
                services:
                  web: {replicas: 2, cpu: 1ms, calls: [{service: api, circuit-breaker: {of-at-least: 20, within: 10s, open: 30s, probes: 5}}]}
                  api: {replicas: 2, cpu: 1ms}
                load: {service: web, start: 100/s, stages: [hold: {lasts: 4m}]}
                faults: [{kind: errors, at: 60s, lasts: 90s, service: api, share: 100 %}]
                """);
        List<String> told = history.happenings().stream()
                .filter(happening -> happening.kind() == Happening.Kind.NOTICE)
                .map(happening -> happening.atNanos() / 1_000_000_000L + " s: " + happening.title())
                .toList();
        String breaker = " s: circuit breaker of web to api ";
        assertEquals("66" + breaker + "opens", told.get(0), "more than 50 % of the calls that ended in 10 s: " + told);
        assertEquals("96" + breaker + "is half-open", told.get(1));
        assertTrue(told.get(2).endsWith("opens"), told.toString());
        assertTrue(told.get(told.size() - 1).endsWith("closes"), told.toString());
        assertEquals(0, history.lines().get("api").demand(80), "open: no call reaches it");
        assertEquals(100, history.users().lost(Cause.DEPENDENCY, 80), 1e-6, "and all fail at once");
        assertEquals(100, history.users().served(230), 1e-6);
    }

    /** 90 % of the calls are hits; from 100 s on none, then 0.9 (1 - exp(-3 t / 60 s)), half a second ago. */
    @ParameterizedTest(name = "{0} s after the flush {1} of 100 calls reach the database")
    @CsvSource({"-10, 10", "1, 97.791", "20, 43.947", "60, 14.595"})
    void aFlushedCacheFillsAgain(int after, double calls) {
        History history = sandbox.rehearse("""
                title: cache
                services:
                  api: {replicas: 2, cpu: 1ms, calls: [{service: db, cache: {hits: 90 %, fills: 60s}}]}
                  db: {replicas: 2, cpu: 1ms}
                load: {service: api, start: 100/s, stages: [hold: {lasts: 4m}]}
                faults: [{kind: flush-cache, at: 100s, service: db}]
                """);
        assertEquals(calls, history.lines().get("db").demand(100 + after - 1), 0.02);
    }

    /** Ten connections a replica, each held for 100 ms: M/D/10 at 80 %, and never more than 100/s a replica. */
    @ParameterizedTest(name = "{0}/s on 100/s of connections: {1}/s reach the database")
    @CsvSource({"80, 80", "150, 100"})
    void aPoolLetsThroughWhatItsConnectionsCarry(int rate, double through) {
        History history = sandbox.rehearse("""
                title: pool
                services:
                  api: {replicas: 1, cpu: 1ms, calls: [{service: db, connections: 10, connection-timeout: 2s}]}
                  db: {replicas: 1, cores: 64, cpu: 0s, latency: 100ms}
                load: {service: api, start: %d/s, stages: [hold: {lasts: 3m}]}
                """.formatted(rate));
        assertEquals(through, history.lines().get("db").demand(170), 0.02 * through);
        assertEquals(rate - through, history.users().lost(Cause.DEPENDENCY, 170), 0.03 * rate);
    }

    /** Erlang's loss formula: ten connections, each held for one second. */
    @ParameterizedTest(name = "{0} Erlang on 10 connections: {1} % are refused")
    @CsvSource({"3.09, 0.1", "4.46, 1", "5.08, 2", "6.22, 5"})
    void moreThanTheConnectionsAreRefused(double rate, double percent) {
        Account account = sandbox.rehearse("""
                title: max-connections
                services: {db: {replicas: 1, cores: 64, cpu: 0s, latency: 1s, max-connections: 10}}
                load: {service: db, start: %s/s, stages: [hold: {lasts: 1h}]}
                """.formatted(rate)).users().account();
        assertEquals(percent, 100 * account.lost(Cause.CONNECTIONS) / account.offered(), 0.02 * percent + 0.01);
    }

    /** Twice what the CPU can do: 20 % high, 50 % normal, 30 % low of 200/s. Low goes above 80 %, normal above 90 %. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "endpoints: [{path: /pay, weight: 20, priority: high}, {path: /browse, weight: 50},"
                        + " {path: /report, weight: 30, priority: low}]",
                "journeys: [{name: buy, weight: 10, steps: [{path: /pay, times: 2, priority: high},"
                        + " {path: /browse, times: 5}, {path: /report, times: 3, priority: low}]}]"
            })
    void theLowestPriorityIsShedFirst(String asked) {
        Line users = sandbox.rehearse("""
                title: shed
                services: {api: {replicas: 1, cpu: 10ms, shed: {above: 80 %%, of: cpu}}}
                load:
                  service: api
                  start: 200/s
                  %s
                  stages: [hold: {lasts: 2m}]
                """.formatted(asked)).users();
        assertEquals(110, users.lost(Cause.SHED, 100), 1e-6, "40 high and 50 of 100 normal make 90 % of 100/s");
        assertEquals(90, users.served(100), 1e-3);
    }

    /** 40 slots held for 100 ms each carry 400/s: low goes at 24 in use, normal at 32, high never. */
    @ParameterizedTest(name = "{0}/s: {1}/s are shed")
    @CsvSource(textBlock = """
            # half of the requests normal, half low; 32 slots carry 320/s, 24 carry 240/s
            200,   0
            300,  60
            400, 160
            1000, 680
            """)
    void slotsAreKeptForWhatMatters(int rate, int shed) {
        Line users = sandbox.rehearse("""
                title: shed by slots
                services: {api: {replicas: 1, cores: 64, cpu: 0s, latency: 100ms, slots: 40, shed: {above: 60 %%}}}
                load:
                  service: api
                  start: %d/s
                  endpoints:
                    - {path: /browse, weight: 50}
                    - {path: /report, weight: 50, priority: low}
                  stages: [hold: {lasts: 2m}]
                """.formatted(rate)).users();
        assertEquals(shed, users.lost(Cause.SHED, 100), 4, "the mean queue behind 32 slots takes part of the mark");
        assertEquals(0, users.lost(Cause.QUEUE_FULL, 100), 1e-9);
    }

    /** A storm does nothing where nothing fails; where half does, three retries make 1 + 1/2 + 1/4 + 1/8. */
    @Test
    void aStormMultipliesFailuresOnly() {
        Line users = sandbox.rehearse("""
                title: storm
                services: {api: {replicas: 10, cpu: 1ms}}
                load: {service: api, start: 100/s, stages: [hold: {lasts: 5m}]}
                faults:
                  - {kind: retry-storm, at: 60s, lasts: 180s, service: api, retries: 3}
                  - {kind: errors, at: 120s, lasts: 180s, service: api, share: 50 %}
                """).users();
        assertEquals(100, users.demand(100), 1e-6, "nothing fails");
        assertEquals(187.5, users.demand(200), 1e-3, "half fails");
        assertEquals(100, users.demand(280), 1e-3, "the storm is over");
        assertEquals(93.75, users.served(200), 1e-3);
    }

    /** Half fails: one retry makes 150, three make 187.5. The worse storm counts, and the end of one ends no other. */
    @Test
    void stormsThatOverlapEndOneByOne() {
        Line users = sandbox.rehearse("""
                title: storms
                services: {api: {replicas: 10, cpu: 1ms}}
                load: {service: api, start: 100/s, stages: [hold: {lasts: 5m}]}
                faults:
                  - {kind: retry-storm, at: 30s, lasts: 210s, service: api, retries: 1}
                  - {kind: retry-storm, at: 90s, lasts: 60s, service: api, retries: 3}
                  - {kind: errors, at: 0s, lasts: 300s, service: api, share: 50 %}
                """).users();
        assertEquals(150, users.demand(60), 1e-3, "one storm");
        assertEquals(187.5, users.demand(120), 1e-3, "two");
        assertEquals(150, users.demand(200), 1e-3, "the worse is over");
        assertEquals(100, users.demand(280), 1e-3, "both are over");
    }
}
