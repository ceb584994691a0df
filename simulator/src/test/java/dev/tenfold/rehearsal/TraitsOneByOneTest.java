package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.scenario.Script;
import dev.tenfold.service.Cause;
import dev.tenfold.service.LatencyMixture;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What replicas are like beyond their work, request by request: by hand, by a closed form or beside the fluid. */
class TraitsOneByOneTest {
    @TempDir
    Path folder;

    private Script script(String service, String rate) {
        Sandbox sandbox = new Sandbox(folder).file("scenario.yaml", """
                title: traits
                length: 1h
                services:
                  web: {%s}
                load: {service: web, start: %s, timeout: 60s, stages: [hold: {lasts: 1h}]}
                """.formatted(service, rate));
        return Sandbox.read(sandbox.folder().resolve("scenario.yaml"), List.of("model=requests"));
    }

    private Clockwork web(String service, String rate) {
        return new Clockwork(script(service, rate));
    }

    /** Mean response time, but for the first minutes, seconds. */
    private double mean(String service, String rate) {
        Line line = Sandbox.rehearse(script(service, rate)).users();
        LatencyMixture all = new LatencyMixture();
        for (int i = line.size() / 20; i < line.size(); i++) {
            all.add(line.latencies(i));
        }
        return all.mean();
    }

    /** At half load an M/M/1 of 10 ms takes 20 ms; D/M/1 takes 10 ms / (1 - s) where s = exp(-2 (1 - s)) = 0.2032. */
    @ParameterizedTest(name = "variability {0}: {1} ms")
    @CsvSource({"1, 20", "0, 12.55"})
    void requestsComeAsEvenlyAsTheyAreSaidTo(double variability, double expected) {
        double mean = mean("replicas: 1, cpu: 10ms, arrival-variability: " + variability, "50/s");
        assertEquals(expected, 1000 * mean, 0.03 * expected);
    }

    /** One replica of three runs and is not ready for 20 s: a third of 300/s goes there. */
    @Test
    void withoutAProbeTheUnreadyAreSentRequests() {
        Clockwork run =
                web("replicas: 2, cpu: 1ms, start-up: {provisioning: 3s, readiness: 20s, probe: none}", "300/s");
        run.runTo(100).world().scaleTo(run.service("web"), 3);
        assertEquals(2000, run.runTo(200).service("web").account().lost(Cause.NOT_READY), 120);
    }

    /** Two of four go; for six seconds each is still sent 100/s, and for the first two still takes them. */
    @Test
    void whatHasStoppedIsSentRequestsUntilTheBalancerHears() {
        Clockwork run =
                web("replicas: 4, cpu: 1ms, pre-stop: 2s, balancing: {by: round-robin, deregistration: 6s}", "400/s");
        run.runTo(100).world().scaleTo(run.service("web"), 2);
        assertEquals(800, run.runTo(200).service("web").account().lost(Cause.STOPPED), 75);
    }

    /** Shares with a deviation of half the mean: the busiest of many replicas queue, as they do in the fluid. */
    @Test
    void unevenSharesMakeTheBusyBusier() {
        String service = "replicas: 40, cpu: 80ms, balancing: {by: random, imbalance: %s}";
        double even = mean(service.formatted("0 %"), "200/s");
        double uneven = mean(service.formatted("40 %"), "200/s");
        assertEquals(0.1333, even, 0.004, "M/M/1 at 0.4");
        assertTrue(uneven > 1.15 * even, uneven + " after " + even);
    }

    /** A link of 20 ms an answer at half load is M/M/1: 40 ms, after 1 ms of work. */
    @Test
    void answersQueueForTheLink() {
        String service = "replicas: 1, cpu: 100us, latency: 900us, network: {response: 20Ki, bandwidth: 1000Ki/s}";
        assertEquals(0.041, mean(service, "25/s"), 0.0015);
    }

    /** 100 MiB of room at 1 MiB/s: the quickest of eight dies after about 87 s, and is away for 10 s and a start. */
    @Test
    void replicasDieAtTheirLimitOfMemory() {
        Clockwork run = web(
                "replicas: 8, cpu: 1ms, start-up: {readiness: 5s},"
                        + " memory: {idle: 100Mi, per-request: 0Mi, limit: 200Mi, leak: 60Mi/min}",
                "100/s");
        assertEquals(8, run.runTo(80).service("web").fleet().ready());
        assertEquals(7, run.runTo(90).service("web").fleet().ready());
        assertEquals(8, run.service("web").fleet().existing(), "it starts again in its place");
        assertEquals(4, run.runTo(102).service("web").fleet().ready(), 1, "half of them grow faster than the mean");
    }
}
