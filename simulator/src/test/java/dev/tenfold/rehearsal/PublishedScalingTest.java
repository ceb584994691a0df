package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.service.Cause;
import dev.tenfold.service.Service;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What others measured and published of replicas that scale. What deviates, and by how much, is in docs/fidelity.md.
 */
class PublishedScalingTest {
    /** When the load begins, seconds: at a scrape of any of the periods. */
    private static final int START = 40;

    @TempDir
    Path folder;

    /** Nguyen et al., Sensors 20(16):4621, 2020: limit 200m, request 100m, 4 to 24 pods, no readiness probe. */
    private Line nguyen(int scrapeSeconds, int scrapeOffset) {
        return new Sandbox(folder)
                .hpa(
                        "web",
                        4,
                        24,
                        80,
                        "  behavior: {scaleUp: {policies: [{type: Percent, value: 100, periodSeconds: 15}]}}")
                .rehearse("""
                        title: Nguyen 2020
                        services:
                          web:
                            replicas: 4
                            cpu: 2500us
                            cores: 200m
                            requests: {cpu: 100m}
                            slots: 100
                            start-up: {provisioning: 2s, readiness: 6s, p95: 15s, probe: none}
                        load:
                          service: web
                          start: 0/s
                          timeout: 60s
                          stages:
                            - hold: {lasts: %ds}
                            - step: {to: 1800/s, lasts: 100s}
                            - step: {to: 600/s, lasts: 100s}
                            - step: {to: 0/s, lasts: 100s}
                        controllers: {metric-resolution: %ds, metric-offset: %ds, sync-offset: 0s}
                        policies: [file: web-hpa.yaml]
                        """.formatted(START, scrapeSeconds, scrapeOffset))
                .users();
    }

    private static double peak(Line web) {
        double peak = 0;
        for (int i = 0; i < web.size(); i++) {
            peak = Math.max(peak, web.wanted(i));
        }
        return peak;
    }

    private static double lost(Line web, int fromSecond, int toSecond) {
        double lost = 0;
        for (int i = fromSecond; i < toSecond; i++) {
            lost += web.lost(Cause.NOT_READY, i);
        }
        return lost;
    }

    /**
     * S6: with a scrape a minute replicas grow in stairs, within two syncs of a scrape and not again before the next.
     */
    @Test
    void s6ReplicasGrowInStairsAtScrapes() {
        Line web = nguyen(60, 40);
        int changes = 0;
        for (int second = 1; second < web.size(); second++) {
            assertTrue(web.wanted(second) >= web.wanted(second - 1), "no scale-in inside the run");
            if (web.wanted(second) > web.wanted(second - 1)) {
                int sinceScrape = (second + 1 - START) % 60;
                assertTrue(sinceScrape <= 30, "changed at " + second + " s");
                changes++;
            }
        }
        assertEquals(3, changes, "as many as published");
        assertEquals(8, web.wanted(firstAbove(web, 4)), "doubled at first");
    }

    /** S6: highest counts 24, 23, 21 at scrapes of 15, 30, 60 s; failed requests fall as the period grows. */
    @Test
    void s6SlowerScrapesReachFewerReplicasAndFailFewerAtStartUp() {
        Line quick = nguyen(15, 10);
        Line middle = nguyen(30, 10);
        Line slow = nguyen(60, 40);
        assertEquals(24, peak(quick));
        assertTrue(peak(quick) >= peak(middle), peak(quick) + " " + peak(middle));
        assertTrue(peak(middle) >= peak(slow), peak(middle) + " " + peak(slow));
        assertTrue(peak(slow) >= 18 && peak(slow) <= 22, "21 as published, was " + peak(slow));
        double quickLost = quick.account().lost(Cause.NOT_READY);
        double slowLost = slow.account().lost(Cause.NOT_READY);
        assertTrue(quickLost > slowLost, quickLost + " " + slowLost);
    }

    /**
     * S6: most requests fail at the first scale-up, since pods that are not ready are half of all, and few at the
     * third.
     */
    @Test
    void s6PodsWithoutAProbeFailMostRequestsAtTheFirstScaleUp() {
        Line web = nguyen(60, 40);
        int first = firstAbove(web, 4);
        int second = firstAbove(web, 8);
        int third = firstAbove(web, web.wanted(second));
        double atFirst = lost(web, first, second);
        double atSecond = lost(web, second, third);
        double atThird = lost(web, third, web.size());
        assertTrue(atFirst > 1.5 * atSecond, atFirst + " " + atSecond);
        assertTrue(atSecond > atThird && atThird > 0, atSecond + " " + atThird);
    }

    private static int firstAbove(Line web, double wanted) {
        for (int i = 0; i < web.size(); i++) {
            if (web.wanted(i) > wanted) {
                return i;
            }
        }
        return -1;
    }

    /**
     * S13: Majid 2026, a pod of 500m under CFS, 6.6 ms of constant CPU a request, sent at a fixed rate by a generator
     * that is not quite even. Published are the worst of five runs: p99 30, 46, 30, 15, 141, 175, 5028 ms.
     */
    @ParameterizedTest(name = "{0}/s: p99 {1} to {2} ms, throttled {3} to {4}, CPU {5}")
    @CsvSource(textBlock = """
            # rate, p99 ms, throttled share, cores used (measured .28-.32, .37, .38, .37, .42, .46, .48)
            45,    6,   30, 0,    0.07, 0.297
            50,    6,   46, 0,    0.11, 0.330
            55,    6,   30, 0,    0.11, 0.363
            60,   15,   60, 0.07, 0.20, 0.396
            65,   40,  141, 0.12, 0.40, 0.429
            70,  120,  230, 0.60, 0.95, 0.462
            75, 5000, 9000, 0.98, 1.00, 0.480
            """)
    void s13ALimitThrottlesBeforeItSaturates(
            int rate, double least, double most, double throttledLeast, double throttledMost, double cores) {
        Clockwork run = new Clockwork(new Sandbox(folder).script("""
                title: Majid 2026
                services:
                  web:
                    replicas: 1
                    cpu: 6600us
                    cores: 500m
                    variability: 0
                    arrival-variability: 0.2
                    throttling: {threads: 2}
                load: {service: web, start: %d/s, timeout: 10s, stages: [hold: {lasts: 150s}]}
                """.formatted(rate)));
        Service web = run.runTo(150).service("web");
        double p99 = web.quantileSeconds(0.99) * 1000;
        assertTrue(p99 >= least && p99 <= most, "p99 was " + p99);
        double throttled = web.throttledShare();
        assertTrue(throttled >= throttledLeast && throttled <= throttledMost, "throttled was " + throttled);
        assertEquals(cores, web.coresInUse(), 0.002);
    }

    /**
     * S14: the Cluster Autoscaler's FAQ: 30 s for the autoscaler of pods and a minute for its metrics, up to 30 s for
     * that of nodes, 3 to 4 minutes for a node of Compute Engine: "usually about 5 minutes".
     */
    @Test
    void s14PodsThatNeedANodeTakeAboutFiveMinutes() {
        History history = new Sandbox(folder).hpa("web", 4, 24, 60, "").rehearse("""
                        title: cluster autoscaler FAQ
                        services:
                          web: {replicas: 4, cpu: 10ms, cores: 1, nodes: pool, start-up: {provisioning: 1s, readiness: 2s}}
                        nodes:
                          pool: {cores: 4, memory: 16Gi, max: 10, provisioning: 210s, autoscaler: cluster-autoscaler}
                        load:
                          service: web
                          start: 200/s
                          stages: [hold: {lasts: 5m}, step: {to: x2, lasts: 15m}]
                        controllers: {sync: 30s, metric-resolution: 60s}
                        policies: [file: web-hpa.yaml]
                        """);
        double pending = first(history, Happening.Kind.REPLICAS_PENDING) - 300;
        double asked = first(history, Happening.Kind.NODES_SCALED) - 300;
        double ready = first(history, Happening.Kind.REPLICAS_READY) - 300;
        assertTrue(pending > 0 && pending <= 30 + 60 + 30, "pods are wanted at " + pending);
        assertTrue(asked - pending <= 30, "a node is asked for at " + asked);
        assertEquals(210 + 3, ready - asked, 1, "it comes");
        assertTrue(ready >= 240 && ready <= 360, "about five minutes: " + ready);
    }

    private static double first(History history, Happening.Kind kind) {
        return history.happenings().stream()
                        .filter(happening -> happening.kind() == kind)
                        .findFirst()
                        .orElseThrow()
                        .atNanos()
                / 1e9;
    }

    /**
     * S15: 0 to 3500 containers on Fargate under ECS begin at 30 s and are all there at 4.5 min (vladionescu.me, 2022).
     */
    @Test
    void s15FargateStartsThousandsInMinutes() {
        Clockwork run = containers("fargate", 3500);
        assertEquals(0, run.runTo(20).service("web").fleet().ready(), "nothing yet");
        assertTrue(run.runTo(45).service("web").fleet().ready() > 0, "begins at 30 s");
        assertTrue(run.runTo(240).service("web").fleet().ready() < 3500);
        assertEquals(3500, run.runTo(280).service("web").fleet().ready(), "4.5 min");
    }

    /** S15: Lambda has 3000 at once, 3500 a minute later; Fargate of 2020 had 60 a minute after a burst of ten. */
    @Test
    void s15LambdaBurstsAndOldFargateDoesNot() {
        Clockwork lambda = containers("lambda", 3500);
        assertTrue(lambda.runTo(10).service("web").fleet().ready() >= 2800, "nearly 3000 at once");
        assertEquals(3500, lambda.runTo(65).service("web").fleet().ready());
        Clockwork fargate = containers("fargate-2020", 600);
        assertEquals(
                60,
                fargate.runTo(300).service("web").fleet().ready() - fargate2020At(240),
                40,
                "about a minute's worth");
    }

    private int fargate2020At(int second) {
        return containers("fargate-2020", 600)
                .runTo(second)
                .service("web")
                .fleet()
                .ready();
    }

    private Clockwork containers(String like, int count) {
        Clockwork run = new Clockwork(new Sandbox(folder).script("""
                title: containers
                services: {web: {replicas: 0, cpu: 1ms, start-up: {like: %s}}}
                load: {service: web, start: 1/s, stages: [hold: {lasts: 20m}]}
                """.formatted(like)));
        run.runTo(0);
        run.world().scaleTo(run.service("web"), count);
        return run;
    }
}
