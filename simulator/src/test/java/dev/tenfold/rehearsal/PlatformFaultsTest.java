package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.service.Cause;
import dev.tenfold.service.Fleet;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of the platform where a person can work out what must come of them. A replica takes 5 s and then 15 s. */
class PlatformFaultsTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private Clockwork web(int replicas, String placement, String faults) {
        return new Clockwork(new Sandbox(folder).script("""
                title: web
                length: 30m
                services:
                  web:
                    replicas: %d
                    cpu: 10ms
                    latency: 1s
                    start-up: {provisioning: 5s, readiness: 15s}
                    placement: {%s}
                load: {service: web, start: 100/s, stages: [hold: {lasts: 30m}]}
                faults: [%s]
                """.formatted(replicas, placement, faults)));
    }

    private static String counts(Clockwork run) {
        Fleet fleet = run.service("web").fleet();
        return fleet.ready() + " ready, " + (fleet.starting() - fleet.pending()) + " starting, " + fleet.pending()
                + " pending";
    }

    private static List<String> told(Clockwork run, Kind... kinds) {
        return run.world().history().happenings().stream()
                .filter(happening -> List.of(kinds).contains(happening.kind()))
                .map(happening -> happening.atNanos() / SECOND + " s: " + happening.title())
                .toList();
    }

    /** Nine in three zones are three in each; of those in a, three go to b, b and c, so that b has five and c four. */
    @Test
    void aLostZoneTakesItsReplicasAlongAndTheOthersTakeThemIn() {
        Clockwork run = web(9, "zones: [a, b, c]", """
                {kind: kill-zone, at: 60s, lasts: 60s, zone: a}, {kind: kill-zone, at: 200s, lasts: 60s, zone: b}""");
        assertEquals("9 ready, 0 starting, 0 pending", counts(run.runTo(59)));
        assertEquals("6 ready, 3 starting, 0 pending", counts(run.runTo(60)));
        assertEquals("9 ready, 0 starting, 0 pending", counts(run.runTo(80)));
        assertEquals("4 ready, 5 starting, 0 pending", counts(run.runTo(200)));
        assertEquals("9 ready, 0 starting, 0 pending", counts(run.runTo(220)));
        assertEquals(List.of("60 s: zone a lost", "200 s: zone b lost"), told(run, Kind.FAULT_START));
    }

    @Test
    void whereNoZoneIsLeftReplicasWait() {
        Clockwork run = web(4, "zones: [a]", "{kind: kill-zone, at: 60s, lasts: 100s, zone: a}");
        assertEquals("0 ready, 0 starting, 4 pending", counts(run.runTo(159)));
        assertEquals("0 ready, 4 starting, 0 pending", counts(run.runTo(160)));
        assertEquals("4 ready, 0 starting, 0 pending", counts(run.runTo(180)));
        assertEquals(
                List.of("60 s: 4 of web wait for capacity: no zone is left", "160 s: all of web have been given"),
                told(run, Kind.REPLICAS_PENDING, Kind.REPLICAS_PLACED));
    }

    @Test
    void aServiceOfNoZoneDoesNotCareForZones() {
        Clockwork run = new Clockwork(new Sandbox(folder).script("""
                title: two
                length: 5m
                services:
                  web: {replicas: 4, cpu: 10ms, calls: [{service: db}]}
                  db: {replicas: 2, cpu: 1ms, placement: {zones: [a, b]}}
                load: {service: web, start: 10/s, stages: [hold: {lasts: 5m}]}
                faults: [{kind: kill-zone, at: 60s, lasts: 60s, zone: a}]
                """)).runTo(61);
        assertEquals(4, run.service("web").fleet().ready());
        assertEquals(1, run.service("db").fleet().ready());
    }

    @Test
    void whatIsRefusedComesWhenItIsOver() {
        Clockwork run = web(4, "", """
                {kind: provisioning-refused, at: 60s, lasts: 100s, target: web},
                {kind: kill-replicas, at: 70s, service: web, replicas: 2}""");
        assertEquals("2 ready, 0 starting, 2 pending", counts(run.runTo(159)));
        assertEquals("2 ready, 2 starting, 0 pending", counts(run.runTo(160)));
        assertEquals("4 ready, 0 starting, 0 pending", counts(run.runTo(180)));
        assertEquals(
                List.of("70 s: 2 of web wait for capacity: InsufficientInstanceCapacity"),
                told(run, Kind.REPLICAS_PENDING));
    }

    @Test
    void aQuotaIsAllThereIs() {
        Clockwork run = web(4, "quota: 6", "").runTo(10);
        run.world().scaleTo(run.service("web"), 10);
        assertEquals("6 ready, 0 starting, 4 pending", counts(run.runTo(100)));
        run.world().scaleTo(run.service("web"), 5);
        assertEquals("5 ready, 0 starting, 0 pending", counts(run.runTo(101)));
        assertEquals(
                List.of("10 s: 4 of web wait for capacity: the quota of 6 is used up"),
                told(run, Kind.REPLICAS_PENDING));
    }

    @ParameterizedTest(name = "{0}: ready again at {1} s")
    @CsvSource(delimiter = '|', textBlock = """
            kind: provisioning-slow, target: web, factor: x10 | 125
            kind: slow-start, service: web, factor: x4        | 125
            kind: slow-start, service: web, factor: x4, ramp: 20s | 102.5
            """)
    void startsLater(String slow, double ready) {
        Clockwork run =
                web(4, "", "{at: 50s, lasts: 60s, %s}, {kind: kill-tier, at: 60s, service: web}".formatted(slow));
        assertEquals("0 ready, 4 starting, 0 pending", counts(run.runTo(ready - 0.5)));
        assertEquals("4 ready, 0 starting, 0 pending", counts(run.runTo(ready)));
    }

    /** Answers take a second: whoever drains in two minutes loses nothing. */
    @Test
    void aNoticeThatIsHeardLosesNothing() {
        Clockwork run = web(8, "", "{kind: spot-interruption, at: 60s, target: web, share: 50 %}");
        assertEquals("4 ready, 4 starting, 0 pending", counts(run.runTo(60)));
        assertEquals("8 ready, 0 starting, 0 pending", counts(run.runTo(80)));
        run.runTo(300);
        assertEquals(0, run.service("web").account().lost(Cause.KILLED));
        assertEquals(0, run.service("web").account().lost(Cause.TERMINATED), 1e-6);
    }

    /** Half of 100 requests in the service, when nobody listens; and when the notice is shorter than an answer. */
    @Test
    void aNoticeThatNobodyHearsLosesWhatIsInside() {
        Clockwork deaf = web(8, "", "{kind: spot-interruption, at: 60s, target: web, share: 50 %, drain: false}");
        assertEquals("8 ready, 0 starting, 0 pending", counts(deaf.runTo(179)));
        assertEquals("4 ready, 4 starting, 0 pending", counts(deaf.runTo(180)));
        assertEquals(50, deaf.service("web").account().lost(Cause.KILLED), 2);
        Clockwork late = web(8, "", "{kind: spot-interruption, at: 60s, target: web, share: 50 %, notice: 100ms}");
        late.runTo(100);
        assertEquals(0, late.service("web").account().lost(Cause.KILLED));
        assertTrue(late.service("web").account().lost(Cause.TERMINATED) > 40, "most had no time to end");
    }

    /** A quarter of eight is spot: two, of which half is one. */
    @Test
    void onlySpotCapacityIsTakenBack() {
        Clockwork run = web(8, "spot: 25 %", "{kind: spot-interruption, at: 60s, target: web, share: 50 %}");
        assertEquals("7 ready, 1 starting, 0 pending", counts(run.runTo(60)));
    }

    /** 100/s on four cores is one; half of the four burn for 10 s of each 20 s, and the metric shows three. */
    @Test
    void aCpuSpikeShowsInTheCpuThatIsUsed() {
        Clockwork run = web(4, "", "{kind: cpu-spike, at: 60s, lasts: 60s, service: web, share: 50 %, every: 20s}");
        assertEquals(1, run.runTo(59).service("web").coresInUse(), 0.01);
        assertEquals(3, run.runTo(65).service("web").coresInUse(), 0.01);
        assertEquals(1, run.runTo(75).service("web").coresInUse(), 0.01);
        assertEquals(3, run.runTo(85).service("web").coresInUse(), 0.01);
        assertEquals(1, run.runTo(121).service("web").coresInUse(), 0.01);
    }

    /** A database that is down answers at once: its callers fail and are not slow. */
    @Test
    void whatIsDownRefusesAtOnce() {
        Clockwork run = new Clockwork(new Sandbox(folder).script("""
                title: down
                length: 5m
                services:
                  web: {replicas: 4, cpu: 10ms, calls: [{service: db}]}
                  db: {replicas: 2, cpu: 1ms, latency: 500ms}
                load: {service: web, start: 100/s, stages: [hold: {lasts: 5m}]}
                faults: [{kind: dependency-down, at: 60s, lasts: 60s, service: db, share: 50 %}]
                """));
        assertEquals(0.51, run.runTo(60).service("web").meanSeconds(), 0.01);
        run.runTo(120);
        assertEquals(0.26, run.service("web").meanSeconds(), 0.01);
        assertEquals(3000, run.service("db").account().lost(Cause.DOWN), 30);
        assertEquals(3000, run.service("web").account().lost(Cause.DEPENDENCY), 50);
        double before = run.service("web").account().lost(Cause.DEPENDENCY);
        run.runTo(180);
        assertEquals(0, run.service("web").account().lost(Cause.DEPENDENCY) - before, 60, "it is up again");
    }

    /** 100 Mi of room and 100 Mi a minute from 60 s on: they die about 120 s, some earlier and some later. */
    @Test
    void aLeakEndsAtTheMemoryLimit() {
        String memory = "}\n    memory: {idle: 256Mi, limit: 356Mi";
        assertEquals(List.of(), told(web(4, memory, "").runTo(300), Kind.NOTICE));
        Clockwork run = web(4, memory, "{kind: memory-leak, at: 60s, lasts: 5m, service: web, per-minute: 100Mi}");
        assertEquals(List.of(), told(run.runTo(90), Kind.NOTICE));
        run.runTo(180);
        assertTrue(told(run, Kind.NOTICE).get(0).endsWith("1 of web killed at their memory limit"));
    }

    /** A link of 10 MB/s sends 100 answers of 100 kB a second; a tenth of four links sends 40 of 100. */
    @Test
    void anAnswerNeedsBandwidth() {
        String network = "}\n    network: {response: 100k, bandwidth: 10M/s";
        Clockwork run = web(4, network, "{kind: bandwidth, at: 60s, lasts: 60s, service: web, share: 90 %}");
        double before = run.runTo(60).service("web").account().served();
        assertEquals(0.25, run.service("web").load(), 0.01);
        run.runTo(68);
        assertEquals(8 * 40, run.service("web").account().served() - before, 32, "before anybody gives up");
        assertEquals(1, run.service("web").load(), 0.01);
    }

    private Clockwork nodes(String placement, String faults) {
        return new Clockwork(new Sandbox(folder).script("""
                title: web on nodes
                length: 30m
                services:
                  web: {replicas: 8, cpu: 10ms, nodes: workers, start-up: {provisioning: 5s, readiness: 15s}}
                nodes:
                  workers:
                    {cores: 2, memory: 16Gi, count: 4, max: 10, provisioning: 60s, autoscaler: cluster-autoscaler,
                     scan-offset: 0s, placement: {%s}}
                load: {service: web, start: 100/s, stages: [hold: {lasts: 30m}]}
                faults: [%s]
                """.formatted(placement, faults)));
    }

    private static String nodesOf(Clockwork run) {
        return run.pool("workers").ready() + " of " + run.pool("workers").wanted() + " nodes, "
                + run.pool("workers").owed() + " owed; " + counts(run);
    }

    /** Two replicas a node; a minute to a node and 20 s to a replica. */
    @ParameterizedTest(name = "{0}: {1}, a minute later {2}")
    @CsvSource(delimiter = '|', textBlock = """
            kind: kill-nodes, pool: workers, nodes: 1        | 3 of 4 nodes, 0 owed; 6 ready, 0 starting, 2 pending | 4 of 4 nodes, 0 owed; 6 ready, 2 starting, 0 pending
            kind: kill-nodes, pool: workers, share: 50 %     | 2 of 4 nodes, 0 owed; 4 ready, 0 starting, 4 pending | 4 of 4 nodes, 0 owed; 4 ready, 4 starting, 0 pending
            kind: kill-zone, zone: a, lasts: 300s            | 2 of 4 nodes, 0 owed; 4 ready, 0 starting, 4 pending | 4 of 4 nodes, 0 owed; 4 ready, 4 starting, 0 pending
            kind: spot-interruption, target: workers, share: 25 % | 3 of 4 nodes, 0 owed; 6 ready, 0 starting, 2 pending | 4 of 4 nodes, 0 owed; 6 ready, 2 starting, 0 pending
            """)
    void nodesDieWithWhatRunsOnThem(String fault, String atOnce, String later) {
        Clockwork run = nodes("zones: [a, b]", "{at: 60s, %s}".formatted(fault));
        assertEquals(atOnce, nodesOf(run.runTo(60)));
        assertEquals(later, nodesOf(run.runTo(120)));
    }

    /** Of the two nodes that the autoscaler asks for none comes; nobody pays for them, and nobody asks for more. */
    @Test
    void nodesThatAreRefusedAreOwed() {
        Clockwork run = nodes("", "{kind: provisioning-refused, at: 60s, lasts: 200s, target: workers, reason: Quota}")
                .runTo(65);
        run.world().scaleTo(run.service("web"), 12);
        assertEquals("4 of 6 nodes, 2 owed; 8 ready, 0 starting, 4 pending", nodesOf(run.runTo(259)));
        assertEquals(4 * 259, run.pool("workers").nodeSeconds(259 * SECOND), 1e-6);
        assertEquals("4 of 6 nodes, 0 owed; 8 ready, 0 starting, 4 pending", nodesOf(run.runTo(260)));
        assertEquals("6 of 6 nodes, 0 owed; 8 ready, 4 starting, 0 pending", nodesOf(run.runTo(320)));
        assertEquals(List.of("70 s: workers wants 6 nodes and gets 4"), told(run, Kind.NOTICE));
    }

    @Test
    void aQuotaOfNodesIsAllThereIs() {
        Clockwork run = nodes("quota: 5", "").runTo(65);
        run.world().scaleTo(run.service("web"), 12);
        assertEquals("5 of 6 nodes, 1 owed; 10 ready, 0 starting, 2 pending", nodesOf(run.runTo(300)));
    }
}
