package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.service.StartUp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Replicas and the nodes they need, where a person can work out what must come of it. */
class NodesTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    /** A node has room for four replicas of one core; a replica takes 5 s from its node to its first request. */
    private Clockwork web(int replicas, String nodes) {
        return new Clockwork(new Sandbox(folder).script("""
                title: web on nodes
                length: 60m
                services:
                  web: {replicas: %d, cpu: 10ms, nodes: workers, start-up: {provisioning: 1s, readiness: 4s}}
                nodes:
                  workers: {cores: 4, memory: 16Gi, node-hour: 0.36, %s}
                load: {service: web, start: 100/s, stages: [hold: {lasts: 60m}]}
                """.formatted(replicas, nodes)));
    }

    private static String counts(Clockwork run) {
        return run.pool("workers").wanted() + " nodes, " + run.pool("workers").ready() + " ready; "
                + run.service("web").fleet().ready() + " replicas ready, "
                + run.service("web").fleet().pending() + " pending";
    }

    private static List<String> told(Clockwork run, Kind... kinds) {
        return run.world().history().happenings().stream()
                .filter(happening -> List.of(kinds).contains(happening.kind()))
                .map(happening -> happening.atNanos() / SECOND + " s: " + happening.title())
                .toList();
    }

    @Test
    void thereAreAsManyNodesAsTheReplicasAtTheStartNeed() {
        assertEquals(
                "2 nodes, 2 ready; 5 replicas ready, 0 pending",
                counts(web(5, "max: 10").runTo(1)));
    }

    /**
     * Ten replicas need three nodes and there are two. At 105 s, the first scan after 100 s, the autoscaler asks for
     * one; it is there 60 s later, and 5 s later its replicas take requests.
     */
    @Test
    void aReplicaWithoutANodeWaitsForTheAutoscalerToAddOne() {
        Clockwork run = web(5, "max: 10, provisioning: 60s, autoscaler: cluster-autoscaler, scan-offset: 5s")
                .runTo(100);
        run.world().scaleTo(run.service("web"), 10);
        assertEquals("2 nodes, 2 ready; 5 replicas ready, 2 pending", counts(run));
        assertEquals("2 nodes, 2 ready; 5 replicas ready, 2 pending", counts(run.runTo(104)));
        assertEquals("3 nodes, 2 ready; 8 replicas ready, 2 pending", counts(run.runTo(105)));
        assertEquals("3 nodes, 2 ready; 8 replicas ready, 2 pending", counts(run.runTo(164.5)));
        assertEquals("3 nodes, 3 ready; 8 replicas ready, 0 pending", counts(run.runTo(165)));
        assertEquals("3 nodes, 3 ready; 10 replicas ready, 0 pending", counts(run.runTo(170)));
        assertEquals(
                List.of(
                        "100 s: 2 of web wait for a node",
                        "105 s: workers 2 -> 3 nodes",
                        "165 s: 1 node ready in workers",
                        "165 s: all of web have a node"),
                told(run, Kind.REPLICAS_PENDING, Kind.REPLICAS_PLACED, Kind.NODES_SCALED, Kind.NODES_READY));
        Line web = run.world().history().users();
        assertEquals(2, web.pending(29), "at 150 s: windows are 5 s wide");
        assertEquals(0, web.pending(33));
        assertEquals(3, run.world().history().pools().get("workers").wanted(29));
    }

    @Test
    void theAutoscalerKeepsToItsMaximum() {
        Clockwork run = web(4, "max: 3, provisioning: 60s, autoscaler: cluster-autoscaler")
                .runTo(10);
        run.world().scaleTo(run.service("web"), 20);
        assertEquals("3 nodes, 3 ready; 12 replicas ready, 8 pending", counts(run.runTo(200)));
        run.world().scaleTo(run.service("web"), 12);
        assertEquals("3 nodes, 3 ready; 12 replicas ready, 0 pending", counts(run.runTo(201)));
    }

    /**
     * Eight replicas on four nodes are two on each. Of three that stay, three nodes have one each, and the fourth is
     * empty; all are below half, and three of them could go together from the scan at 110 s on. More than ten minutes
     * must have passed: the scan at 720 s takes the empty one, and drains one. Its replica makes two on another, which
     * is half of it; the last of the three is unneeded from 730 s on, and goes at 1340 s.
     */
    @Test
    void nodesThatAreLittleUsedForTenMinutesGo() {
        Clockwork run = web(8, "count: 4, max: 10, autoscaler: cluster-autoscaler, scan-offset: 0s")
                .runTo(105);
        run.world().scaleTo(run.service("web"), 3);
        assertEquals("4 nodes, 4 ready; 3 replicas ready, 0 pending", counts(run.runTo(719)));
        assertEquals("2 nodes, 2 ready; 2 replicas ready, 0 pending", counts(run.runTo(720)));
        assertEquals("2 nodes, 2 ready; 3 replicas ready, 0 pending", counts(run.runTo(1339)));
        assertEquals("1 nodes, 1 ready; 2 replicas ready, 0 pending", counts(run.runTo(1340)));
        assertEquals(
                List.of("720 s: workers 4 -> 2 nodes", "1340 s: workers 2 -> 1 nodes"), told(run, Kind.NODES_SCALED));
        assertEquals(4 * 720 + 2 * 620 + 60, run.pool("workers").nodeSeconds(1400 * SECOND), 1e-6);
    }

    /** Five on two nodes are three and two; three are more than half of a node, and two are half: nothing is below. */
    @Test
    void nodesAtTheThresholdStay() {
        Clockwork run =
                web(5, "count: 2, max: 10, autoscaler: cluster-autoscaler").runTo(3000);
        assertEquals("2 nodes, 2 ready; 5 replicas ready, 0 pending", counts(run));
    }

    /** An outside scaler with a warm pool: 10 s instead of 90 s. */
    @Test
    void anOutsideScalerSaysHowLongItsNodesTake() {
        Clockwork run = web(8, "count: 2").runTo(100);
        run.world().scaleTo(run.service("web"), 16);
        run.world().nodes().scaleTo(run.pool("workers"), 3, Duration.ofSeconds(10), "warm");
        run.world().nodes().scaleTo(run.pool("workers"), 4, "cold");
        assertEquals(2, run.pool("workers").booting());
        assertEquals("4 nodes, 3 ready; 8 replicas ready, 4 pending", counts(run.runTo(110)));
        assertEquals("4 nodes, 4 ready; 12 replicas ready, 0 pending", counts(run.runTo(190)));
        assertEquals("4 nodes, 4 ready; 16 replicas ready, 0 pending", counts(run.runTo(195)));
        run.world().nodes().scaleTo(run.pool("workers"), 3, "less");
        assertEquals("3 nodes, 3 ready; 12 replicas ready, 4 pending", counts(run.runTo(200)));
    }

    /** 100/s x 10 ms are one core of eight. */
    @Test
    void tellsTheCpuOfItsNodes() {
        Clockwork run = web(8, "count: 2").runTo(100);
        assertEquals(1 / 8.0, run.world().nodes().cpuRatio(run.pool("workers")), 1e-3);
        assertEquals(1 / 8.0, run.world().history().pools().get("workers").cpuRatio(17), 1e-3);
        assertEquals(100, run.world().nodes().cpuSecondsUsed(run.pool("workers")), 1);
        assertEquals(1, run.pool("workers").requestedRatio(), 1e-9);
        assertEquals(200, run.world().history().pools().get("workers").nodeSeconds(), 10);
    }

    /** One of two nodes dies at 100 s with its four replicas, and comes again at 190 s. */
    @Test
    void aNodeDiesWithItsReplicas() {
        Clockwork run = web(8, "count: 2").runTo(100);
        run.world().nodes().kill(run.pool("workers"), 1);
        assertEquals("2 nodes, 1 ready; 4 replicas ready, 4 pending", counts(run));
        assertEquals("2 nodes, 2 ready; 8 replicas ready, 0 pending", counts(run.runTo(195)));
    }

    @Test
    void aReplicaFromAWarmPoolStartsInItsOwnTime() {
        Clockwork run = new Clockwork(new Sandbox(folder).script("""
                title: instances
                services: {web: {replicas: 1, cpu: 10ms, start-up: {provisioning: 60s, readiness: 30s}}}
                load: {service: web, start: 10/s, stages: [hold: {lasts: 60m}]}
                """)).runTo(10);
        run.world().scaleTo(run.service("web"), 2);
        run.world().scaleTo(run.service("web"), 3, new StartUp(5 * SECOND, 5 * SECOND, 0));
        assertEquals(2, run.runTo(20).service("web").fleet().ready());
        assertEquals(3, run.runTo(100).service("web").fleet().ready());
    }

    /** What waits for a node costs nothing and cannot be killed. */
    @Test
    void pendingReplicasHaveNoLife() {
        Clockwork run = web(4, "count: 1").runTo(100);
        run.world().scaleTo(run.service("web"), 6);
        double before = run.service("web").fleet().replicaSeconds();
        run.runTo(110);
        assertEquals(40, run.service("web").fleet().replicaSeconds() - before, 1e-6);
        assertEquals(4, run.service("web").fleet().ready());
        run.service("web").kill(99, run.nowNanos());
        assertEquals(6, run.service("web").fleet().existing());
    }

    /**
     * 350/s x 10 ms are more than the 2 cores of two replicas: 100 % against 50 % calls for four. The decision of 320 s
     * sees it, and the two nodes hold four. They are busy too, with what has queued: the decision of 350 s calls for
     * eight, and four of them have no node. The cluster autoscaler looks at 355 s, its two nodes are there 60 s later,
     * and 5 s after that all eight take requests.
     */
    @Test
    void anAutoscalersReplicasComeNoSoonerThanTheirNodes() {
        Sandbox sandbox = new Sandbox(folder).hpa("web", 2, 10, 50, "");
        History history = sandbox.rehearse("""
                title: nodes first
                services:
                  web: {replicas: 2, cpu: 10ms, nodes: workers, start-up: {provisioning: 1s, readiness: 4s}}
                nodes:
                  workers:
                    cores: 2
                    memory: 4Gi
                    count: 2
                    provisioning: 60s
                    autoscaler: cluster-autoscaler
                    scan-offset: 5s
                load:
                  service: web
                  start: 100/s
                  stages: [hold: {lasts: 300s}, step: {to: 350/s, lasts: 200s}]
                controllers: {sync-offset: 5s, metric-offset: 0s}
                policies: [file: web-hpa.yaml]
                """);
        List<String> told = history.happenings().stream()
                .filter(happening -> happening.kind() != Kind.BREACH && happening.kind() != Kind.LOAD_STAGE)
                .map(happening -> happening.atNanos() / SECOND + " s: " + happening.title())
                .toList();
        assertEquals(
                List.of(
                        "320 s: web 2 -> 4",
                        "325 s: 2 ready of web",
                        "350 s: 4 of web wait for a node",
                        "350 s: web 4 -> 8",
                        "355 s: workers 2 -> 4 nodes",
                        "415 s: 2 nodes ready in workers",
                        "415 s: all of web have a node",
                        "420 s: 4 ready of web"),
                told);
        assertEquals(4, history.users().pending(400));
        assertEquals(4, history.pools().get("workers").peakNodes());
    }
}
