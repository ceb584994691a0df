package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.service.Cause;
import dev.tenfold.service.Cohort;
import dev.tenfold.service.Service;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How replicas start, warm up, share, wear out and leave, where a person can work out what must come of it. */
class ReplicasTest {
    @TempDir
    Path folder;

    private Clockwork web(String service, String rate) {
        return new Clockwork(new Sandbox(folder).script("""
                title: replicas
                length: 2h
                services:
                  web: {%s}
                load: {service: web, start: %s, timeout: 10s, stages: [hold: {lasts: 2h}]}
                """.formatted(service, rate)));
    }

    private static Service at(Clockwork run, double seconds) {
        Service web = run.runTo(seconds).service("web");
        web.checkConservation();
        return web;
    }

    private Clockwork scaledAt100(String service, String rate, int to) {
        Clockwork run = web(service, rate).runTo(100);
        run.world().scaleTo(run.service("web"), to);
        return run;
    }

    /** Median 23 s and p95 40 s: sigma is ln(40/23) / 1.645 = 0.336, and quantiles 1/16, 3/16 ... of eight parts. */
    @ParameterizedTest(name = "{0} s after creation {1} of 80 are ready")
    @CsvSource(textBlock = """
            # exp(0.336 z) * 23 for z = -1.53 -0.89 -0.49 -0.16 0.16 0.49 0.89 1.53: 13.7 17.1 19.5 21.8 24.3 27.1 31 38.5
            13,  0
            14, 10
            22, 40
            25, 50
            38, 70
            39, 80
            """)
    void manyReplicasStandAtTheQuantilesOfTheirLaw(double seconds, int ready) {
        Clockwork run = scaledAt100(
                "replicas: 4, cpu: 1ms, start-up: {provisioning: 3s, readiness: 20s, p95: 40s}", "10/s", 84);
        assertEquals(4 + ready, at(run, 100 + seconds).fleet().ready());
        assertTrue(run.service("web").fleet().cohorts().size() <= 9, "cohorts, whatever the count");
    }

    @Test
    void fewReplicasDrawTheirTimesAndTheSeedHoldsThem() {
        String service = "replicas: 4, cpu: 1ms, start-up: {provisioning: 3s, readiness: 20s, p95: 40s}";
        Clockwork one = scaledAt100(service, "10/s", 7);
        Clockwork two = scaledAt100(service, "10/s", 7);
        one.runTo(100);
        two.runTo(100);
        for (int i = 1; i <= 3; i++) {
            Cohort cohort = one.service("web").fleet().cohorts().get(i);
            assertEquals(1, cohort.count());
            assertEquals(
                    cohort.readyNanos(),
                    two.service("web").fleet().cohorts().get(i).readyNanos());
        }
    }

    /** The process runs 3 s after its creation and is ready 20 s later; probes ask at 2 s + 8 s k of its run. */
    @ParameterizedTest(name = "{0}: ready at {1} s, not before")
    @CsvSource(textBlock = """
            probe: 8s,                                        127
            'probe: 8s, probe-delay: 2s',                     129
            'probe: 8s, probe-delay: 2s, probe-successes: 3', 145
            """)
    void readinessIsNoticedAtTheNextProbe(String probe, double seconds) {
        Clockwork run = scaledAt100(
                "replicas: 4, cpu: 1ms, start-up: {provisioning: 3s, readiness: 20s, " + probe + "}", "10/s", 5);
        assertEquals(4, at(run, seconds - 0.5).fleet().ready());
        assertEquals(5, at(run, seconds).fleet().ready());
    }

    /** Half of the replicas run without being ready for 20 s, at 300/s. */
    @Test
    void withoutAProbeReplicasThatAreNotReadyFailTheirShare() {
        Clockwork run = scaledAt100(
                "replicas: 4, cpu: 1ms, start-up: {provisioning: 3s, readiness: 20s, probe: none}", "300/s", 8);
        assertEquals(0.5 * 300 * 20, at(run, 140).account().lost(Cause.NOT_READY), 1e-6);
    }

    /**
     * Half of the replicas go; for 5 s the load balancer does not know, and for the first 2 s of it they still work.
     */
    @ParameterizedTest(name = "deregistration 5 s, pre-stop {0} s: {1} lost")
    @CsvSource({"0, 750", "2, 450", "5, 0", "9, 0"})
    void aReplicaThatStopsBeforeItIsDeregisteredLosesRequests(int preStop, double lost) {
        Clockwork run = scaledAt100(
                "replicas: 8, cpu: 1ms, pre-stop: " + preStop + "s, balancing: {deregistration: 5s}", "300/s", 4);
        assertEquals(lost, at(run, 140).account().lost(Cause.STOPPED), 1e-6);
    }

    /** 23 s after its creation a replica needs three times the CPU, and an old one's two warm-ups later. */
    @Test
    void youngReplicasNeedMoreCpuForARequest() {
        Clockwork run = scaledAt100(
                "replicas: 2, cpu: 10ms, warm-up: {lasts: 60s, cpu: x3, curve: linear}, start-up: {provisioning: 3s,"
                        + " readiness: 20s}",
                "100/s",
                4);
        assertEquals(1.0, at(run, 123).coresInUse(), 0.01, "100/s of 10 ms");
        assertEquals(2.0, at(run, 124).coresInUse(), 0.03, "half of the requests cost x3: 0.5 + 1.5");
        assertEquals(1.5, at(run, 153).coresInUse(), 0.02, "half of the way, x2");
        double old = run.service("web").fleet().cpuSeconds(cohort(run, 0), run.nowNanos());
        double young = run.service("web").fleet().cpuSeconds(cohort(run, 1), run.nowNanos());
        assertEquals(1.0, at(run, 184).coresInUse(), 0.01, "all are old");
        assertEquals(123 * 0.5 + 30 * 0.25, old, 0.3);
        assertEquals(30 * 0.25 * 2.5, young, 0.3, "x2.5 on average over the first 30 s");
        double all = run.service("web").fleet().cohorts().stream()
                .mapToDouble(each -> each.count() * run.service("web").fleet().cpuSeconds(each, run.nowNanos()))
                .sum();
        assertEquals(run.service("web").cpuSecondsUsed(), all, 1e-6, "what replicas used adds up");
    }

    private static Cohort cohort(Clockwork run, int index) {
        return run.service("web").fleet().cohorts().get(index);
    }

    /** At round robin a young replica gets its full share and drowns; slow start spares it. */
    @Test
    void slowStartSparesTheYoung() {
        String service = "replicas: 4, cpu: 10ms, warm-up: {lasts: 60s, cpu: x5}, balancing: {by: round-robin%s}";
        Service drowned = at(scaledAt100(service.formatted(""), "300/s", 6), 140);
        Service spared = at(scaledAt100(service.formatted(", slow-start: 60s"), "300/s", 6), 140);
        Service pooled = at(scaledAt100(service.formatted("").replace("round-robin", "pooled"), "300/s", 6), 140);
        assertTrue(drowned.quantileSeconds(0.99) > 1, "young lines grow");
        assertTrue(spared.quantileSeconds(0.99) < 0.2);
        assertTrue(pooled.quantileSeconds(0.99) < 0.2, "the old take what the young cannot");
    }

    /**
     * M/M/1 at 0.8 stays 5 services; M/M/10 1.2; two choices by Mitzenmacher 1.947. Even arrivals wait 0.55 of M/M/1's.
     */
    @ParameterizedTest(name = "{0}: {1} ms")
    @CsvSource({"pooled, 12.0", "least-requests, 19.47", "round-robin, 32.0", "random, 50.0"})
    void eachWayOfBalancingHasItsWait(String by, double millis) {
        Service web = at(web("replicas: 10, cpu: 10ms, balancing: {by: " + by + "}", "800/s"), 600);
        assertEquals(millis, web.meanSeconds() * 1000, millis * 0.03);
    }

    @Test
    void hotReplicasSaturateFirst() {
        Service even = at(web("replicas: 10, cpu: 10ms, balancing: {by: random}", "850/s"), 600);
        Service uneven = at(web("replicas: 10, cpu: 10ms, balancing: {by: random, imbalance: 30 %}", "850/s"), 600);
        assertTrue(even.account().failed() < 1);
        assertTrue(uneven.account().failed() > 1000, "a quarter of them is asked for more than it can do");
        assertTrue(uneven.coresInUse() < 8.5);
        assertTrue(uneven.quantileSeconds(0.5) < 0.1, "most do not see it");
    }

    /** N / (1 + 0.03 (N - 1) + 0.0005 N (N - 1)) of 100/s each. */
    @ParameterizedTest(name = "{0} replicas do {1}/s")
    @CsvSource({"1, 100", "2, 194.0", "8, 646.2", "32, 1319.0"})
    void replicasScaleByTheUniversalLaw(int replicas, double rate) {
        String service = "replicas: " + replicas
                + ", cpu: 10ms, slots: 50, queue: 0, scaling: {contention: 0.03, coherence: 0.0005}";
        Service web = at(web(service, "10000/s"), 100);
        assertEquals(rate, web.account().served() / 100, rate * 0.001);
        double busy = replicas
                * (1 + 0.0005 * replicas * (replicas - 1))
                / (1 + 0.03 * (replicas - 1) + 0.0005 * replicas * (replicas - 1));
        assertEquals(busy, web.coresInUse(), busy * 0.001, "coherence is CPU, contention is not");
    }

    /** 256 Mi of room at 30 Mi a minute: 512 s, and 1.153 times as fast for the quickest eighth, 444 s. */
    @Test
    void leakingReplicasDieOneByOneAndComeBack() {
        Clockwork run = web(
                "replicas: 16, cpu: 10ms, memory: {idle: 256Mi, per-request: 0, limit: 512Mi, leak: 30Mi/min},"
                        + " start-up: {provisioning: 3s, readiness: 20s}",
                "100/s");
        assertEquals(16, at(run, 440).fleet().ready());
        assertEquals(14, at(run, 446).fleet().ready());
        assertTrue(run.service("web").account().lost(Cause.KILLED) > 0);
        assertEquals(14, at(run, 474).fleet().ready());
        assertEquals(2, cohort(run, 1).count(), "ten seconds of back-off and twenty of boot later");
        assertEquals(16, at(run, 470 + 7).fleet().existing());
        assertTrue(at(run, 3600).fleet().cohorts().size() <= 9);
    }

    @Test
    void theLinkIsAWallOfItsOwn() {
        String service = "replicas: 2, cpu: 1ms, slots: 100, queue: 0, network: {response: 1Mi, bandwidth: 100Mi/s}";
        assertEquals(200, at(web(service, "500/s"), 100).account().served() / 100, 2);
        assertEquals(0.011, at(web(service, "20/s"), 100).meanSeconds(), 0.001, "10 ms on the link, 1 ms of CPU");
    }
}
