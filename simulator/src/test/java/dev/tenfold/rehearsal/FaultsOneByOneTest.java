package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.service.Account;
import dev.tenfold.service.Cause;
import dev.tenfold.service.LatencyMixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults that single requests suffer: what a person works out, and what the fluid says of the same. */
class FaultsOneByOneTest {
    private static final String WEB = """
            title: struck
            services: {web: {replicas: 8, cpu: 10ms, slots: 40, queue: 40%s}}
            load: {service: web, start: 400/s, timeout: 10s, stages: [hold: {lasts: 10m}]}
            faults: [{%s, at: 2m}]
            """;

    @TempDir
    Path folder;

    private Line run(String service, String fault, String model) {
        Sandbox sandbox = new Sandbox(folder).file("scenario.yaml", WEB.formatted(service, fault));
        return Sandbox.rehearse(Sandbox.read(sandbox.folder().resolve("scenario.yaml"), List.of("model=" + model)))
                .users();
    }

    /** Five minutes of 400/s are 120,000 requests. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            'kind: dependency-down, lasts: 5m, service: web, share: 40 %', DOWN,  48000
            'kind: errors, lasts: 5m, service: web, share: 20 %',           ERROR, 24000
            """)
    void aShareOfTheRequestsFails(String fault, Cause cause, double lost) {
        Account single = run("", fault, "requests").account();
        assertEquals(lost, single.lost(cause), 0.02 * lost);
        assertEquals(run("", fault, "fluid").account().lost(cause), single.lost(cause), 0.02 * lost);
        assertEquals(single.offered() - single.lost(cause), single.served(), 20, "no other is lost");
    }

    /** Of eight cores 400/s of 10 ms take four; a fault that burns a quarter of each shows two more. */
    @Test
    void whatElseBurnsCpuIsSeenInItsMetric() {
        String spike = "kind: cpu-spike, lasts: 5m, service: web, every: 60s, burst: 60s, share: 25 %";
        Line single = run("", spike, "requests");
        assertEquals(6, mean(single, 150, 400) * 8, 0.1);
        assertEquals(mean(run("", spike, "fluid"), 150, 400), mean(single, 150, 400), 0.01);
    }

    /** Of eight cores 4.4 are left, of which four are needed. */
    @Test
    void whatElseBurnsCpuSlowsTheRest() {
        String spike = "kind: cpu-spike, lasts: 5m, service: web, every: 60s, burst: 60s, share: 45 %";
        double single = p95(run("", spike, "requests"));
        assertTrue(single > 1.5 * p95(run("", "kind: errors, lasts: 1m, service: web, share: 1 %", "requests")));
        assertEquals(p95(run("", spike, "fluid")), single, 0.15 * single);
    }

    /**
     * 64 KiB at 10 MiB/s are 6.25 ms; with four tenths left 15.6 ms, so that six and a quarter of eight links are busy.
     */
    @Test
    void aNarrowLinkSlowsAnswers() {
        String network = ", network: {response: 64Ki, bandwidth: 600Mi/min}";
        String narrow = "kind: bandwidth, lasts: 5m, service: web, share: 60 %";
        Line single = run(network, narrow, "requests");
        Line fluid = run(network, narrow, "fluid");
        assertEquals(
                fluid.account().served(),
                single.account().served(),
                0.02 * single.account().served());
        assertEquals(p95(fluid), p95(single), 0.2 * p95(single));
    }

    /** 512 MiB of room at 2 MiB/s: each dies some four minutes later, is ten seconds away, and starts within 23 s. */
    @Test
    void aLeakKillsAndTheDeadStartAgain() {
        String memory = ", memory: {idle: 100Mi, per-request: 10Ki, limit: 612Mi}";
        String leak = "kind: memory-leak, lasts: 8m, service: web, per-minute: 120Mi";
        Line single = run(memory, leak, "requests");
        Line fluid = run(memory, leak, "fluid");
        assertTrue(single.account().lost(Cause.KILLED) > 0, "killed");
        assertEquals(fluid.replicaSeconds(), single.replicaSeconds(), 1);
        assertEquals(ready(fluid), ready(single), 0.02 * ready(fluid));
        assertTrue(
                ready(single)
                        < 0.99 * ready(run(memory, "kind: errors, lasts: 1m, service: web, share: 1 %", "requests")),
                "some were away");
    }

    /** Four of eight run in the lost zone, and so do half of the requests: 2 + 20 s later as many run elsewhere. */
    @Test
    void aLostZoneTakesWhatItHolds() {
        String zones = ", placement: {zones: [a, b]}, start-up: {provisioning: 2s, readiness: 20s}, latency: 50ms";
        String lost = "kind: kill-zone, lasts: 5m, zone: a";
        Line single = run(zones, lost, "requests");
        Line fluid = run(zones, lost, "fluid");
        assertEquals(4, single.ready(125), 0);
        assertEquals(ready(fluid), ready(single), 0);
        assertEquals(fluid.account().lost(Cause.KILLED), single.account().lost(Cause.KILLED), 8, "of 24 there");
    }

    /** With a notice of 30 s what is short is finished, and nothing is lost; without anybody who listens it dies. */
    @ParameterizedTest(name = "drained: {0}")
    @CsvSource({"true, 0, 0", "false, 14, 10"})
    void spotReplicasGoWithTheirNotice(boolean drain, double killed, double spread) {
        String spot = ", placement: {spot: 50 %}, latency: 50ms";
        String fault = "kind: spot-interruption, target: web, share: 100 %, notice: 30s, drain: " + drain;
        Line single = run(spot, fault, "requests");
        assertEquals(killed, single.account().lost(Cause.KILLED), spread);
        assertEquals(0, single.account().lost(Cause.TERMINATED), 0);
        assertEquals(ready(run(spot, fault, "fluid")), ready(single), 0);
    }

    private static double mean(Line line, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += line.cpuRatio(i);
        }
        return sum / (to - from);
    }

    private static double ready(Line line) {
        double sum = 0;
        for (int i = 0; i < line.size(); i++) {
            sum += line.ready(i);
        }
        return sum;
    }

    private static double p95(Line line) {
        LatencyMixture all = new LatencyMixture();
        for (int i = 150; i < 400; i++) {
            all.add(line.latencies(i));
        }
        return all.quantile(0.95);
    }
}
