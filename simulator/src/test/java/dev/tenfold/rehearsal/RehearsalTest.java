package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tenfold.rehearsal.Happening.Kind;
import dev.tenfold.service.Cause;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole loop where a person can work out what must come of it. Windows are 1 s wide: window i ends at i + 1 s. */
class RehearsalTest {
    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void openSandbox() {
        sandbox = new Sandbox(folder);
    }

    /** Everyone dies at 60 s; 5 s of provisioning and 15 s of readiness later as many take requests again. */
    @Test
    void aKilledTierReturnsToItsFloorByItself() {
        sandbox.hpa("api", 4, 10, 50, "");
        Line api = sandbox.rehearse("""
                title: killed
                services:
                  api: {replicas: 4, cpu: 10ms, start-up: {provisioning: 5s, readiness: 15s}}
                load: {service: api, start: 100/s, stages: [hold: {lasts: 3m}]}
                faults: [{kind: kill-tier, at: 60s, service: api}]
                policies: [file: api-hpa.yaml]
                """).users();
        for (int second = 1; second <= 180; second++) {
            boolean dark = second >= 60 && second < 80;
            assertEquals(4, api.wanted(second - 1), "wanted at " + second + " s");
            assertEquals(dark ? 0 : 4, api.ready(second - 1), "ready at " + second + " s");
            assertEquals(dark ? 4 : 0, api.starting(second - 1), "starting at " + second + " s");
        }
        assertEquals(0, api.served(70), "nobody serves");
        assertEquals(100, api.lost(Cause.NO_REPLICA, 70), 1e-9, "everybody is refused");
        assertEquals(20 * 100, api.account().lost(Cause.NO_REPLICA), 1e-6, "20 s at 100/s");
        assertEquals(100, api.served(100), 0.1, "they serve again");
    }

    /** Half of the second before 101 s is dark, and half of the second before 111 s. */
    @Test
    void aFaultBetweenTicksActsAtItsInstant() {
        History history = sandbox.rehearse("""
                title: between ticks
                tick: 1s
                services:
                  api: {replicas: 2, cpu: 10ms, start-up: {provisioning: 4s, readiness: 6s}}
                load: {service: api, start: 100/s, stages: [hold: {lasts: 2m}]}
                faults: [{kind: kill-tier, at: 100500ms, service: api}]
                """);
        Line api = history.users();
        assertEquals(List.of(100_500_000_000L), instants(history, Kind.FAULT_START));
        assertEquals(List.of(110_500_000_000L), instants(history, Kind.REPLICAS_READY));
        assertEquals(0, api.lost(Cause.NO_REPLICA, 99), "until 100 s");
        assertEquals(50, api.lost(Cause.NO_REPLICA, 100), 1e-6, "100 s to 101 s");
        assertEquals(100, api.lost(Cause.NO_REPLICA, 101), 1e-6, "101 s to 102 s");
        assertEquals(50, api.lost(Cause.NO_REPLICA, 110), 1e-6, "110 s to 111 s");
        assertEquals(1000, api.account().lost(Cause.NO_REPLICA), 1e-6, "10 s at 100/s");
    }

    /** A quarter of what is answered between 60.25 s and 61.75 s is an error. */
    @Test
    void aFaultThatLastsEndsBetweenTicksToo() {
        Line api = sandbox.rehearse("""
                title: between ticks
                tick: 1s
                services: {api: {replicas: 2, cpu: 10ms}}
                load: {service: api, start: 80/s, stages: [hold: {lasts: 2m}]}
                faults: [{kind: errors, at: 60250ms, lasts: 1500ms, service: api, share: 25 %}]
                """).users();
        assertEquals(0, api.lost(Cause.ERROR, 59));
        assertEquals(0.75 * 80 / 4, api.lost(Cause.ERROR, 60), 0.01);
        assertEquals(0.75 * 80 / 4, api.lost(Cause.ERROR, 61), 0.01);
        assertEquals(0, api.lost(Cause.ERROR, 62));
    }

    @ParameterizedTest(name = "{0}/s on 4 cores against 80 %: {1} replicas, {2}")
    @CsvSource(textBlock = """
            # rate, replicas = ceil(4 x (rate / 400) / 0.80) outside of 0.9..1.1, because
            340, 4, 85 % is 1.06 times the target: inside the tolerance
            352, 4, 88 % is 1.10 times the target: on its edge
            360, 5, 90 % is 1.125 times the target: 4.5 rounds up
            290, 4, 72.5 % is 0.91 times the target: inside the tolerance
            236, 3, 59 % is 0.74 times the target: 2.95 rounds up
            """)
    void scalesOnlyOutsideTheTolerance(int rate, int replicas, String because) {
        sandbox.hpa("api", 2, 10, 80, "");
        Line api = sandbox.rehearse("""
                title: tolerance
                services: {api: {replicas: 4, cpu: 10ms}}
                load: {service: api, start: %d/s, stages: [hold: {lasts: 8m}]}
                policies: [file: api-hpa.yaml]
                """.formatted(rate)).users();
        assertEquals(replicas, api.wanted(api.size() - 1), because);
    }

    /**
     * 1000/s x 10 ms = 10 cores = 50 % of 20 replicas. At 300 s it falls to 4 cores = 20 %, which calls for ceil(20 x
     * 20 / 50) = 8. The autoscaler decides at 5 s, 20 s, ...; the metrics server scrapes at 0 s, 15 s, ...: the
     * decision of 305 s still sees 50 %, that of 320 s sees 20 %. The one of 605 s still remembers the one of 305 s,
     * 300 s ago; the one of 620 s does not.
     */
    @Test
    void scalesDownInProportionBehindTheWindow() {
        sandbox.hpa("api", 2, 30, 50, "");
        History history = sandbox.rehearse("""
                title: 1000/s to 400/s
                services: {api: {replicas: 20, cpu: 10ms}}
                load:
                  service: api
                  start: 1000/s
                  stages: [hold: {lasts: 5m}, step: {to: 400/s, lasts: 7m}]
                controllers: {sync-offset: 5s, metric-offset: 0s}
                policies: [file: api-hpa.yaml]
                """);
        assertEquals(List.of("620 s: api 20 -> 8"), scalings(history));
        assertEquals(8, history.users().wanted(719), "and stays there: 4 cores are 50 % of 8");
    }

    /** 305/s x 10 ms = 3.05 cores = 305 % of the one core requested; ceil(1 x 305 / 50) = 7. */
    @Test
    void threeHundredAndFivePercentAgainstFiftyMakesSevenOfOne() {
        sandbox.hpa("api", 1, 10, 50, """
                  behavior:
                    scaleUp:
                      policies: [{type: Pods, value: 20, periodSeconds: 15}]
                """);
        History history = sandbox.rehearse("""
                title: 305 percent
                services: {api: {replicas: 1, cpu: 10ms, cores: 4, requests: {cpu: 1}}}
                load: {service: api, start: 305/s, stages: [hold: {lasts: 4m}]}
                controllers: {sync-offset: 50s, metric-offset: 30s}
                policies: [file: api-hpa.yaml]
                """);
        assertEquals(List.of("50 s: api 1 -> 7"), scalings(history));
        Happening seen = history.happenings().stream()
                .filter(happening -> happening.kind() == Kind.SCALE_UP)
                .findFirst()
                .orElseThrow();
        assertEquals("305 % of request", seen.readings().get(0).value(), seen.why());
    }

    /**
     * Checkout waits for a provider that answers 20 s later. All slots of checkout fill, its CPU falls, and a policy on
     * CPU asks for nothing.
     */
    @Test
    void aCpuPolicyDoesNotSeeASlowDependency() {
        sandbox.hpa("checkout", 4, 30, 60, "");
        History history = sandbox.rehearse("""
                title: slow
                services:
                  checkout: {replicas: 4, cpu: 15ms, slots: 40, queue: 60, calls: [{service: payments}]}
                  payments: {replicas: 2, cpu: 1ms, latency: 50ms}
                load: {service: checkout, start: 120/s, timeout: 10s, stages: [hold: {lasts: 12m}]}
                faults: [{kind: added-latency, at: 200s, lasts: 400s, service: payments, latency: 20s}]
                policies: [file: checkout-hpa.yaml]
                """);
        Line checkout = history.users();
        assertEquals(0.015 * 120 / 4, checkout.cpuRatio(190), 0.005, "45 % before");
        assertEquals(1, checkout.slotRatio(500), 0.001, "all 160 slots are taken");
        assertEquals(160 / 20.1 * 0.015 / 4, checkout.cpuRatio(500), 0.002, "160 slots of 20 s each: 8/s, 3 % CPU");
        double refused = 0;
        for (int second = 460; second < 560; second++) {
            refused += checkout.lost(Cause.QUEUE_FULL, second) / 100;
        }
        assertEquals(120 - 24, refused, 3, "240 places in the queue, each taken for 10 s, take 24/s");
        assertEquals(0, checkout.served(500), "and nobody is answered within 10 s");
        assertEquals(List.of(), scalings(history));
        assertEquals(120, checkout.served(700), 0.5, "served again afterwards");
    }

    @ParameterizedTest(name = "grace {0} s, answers take 20 s: {1} lost")
    @CsvSource(textBlock = """
            # grace, lost of 100 = 1 - grace / 20, because those found in service are anywhere in their 20 s
            0,  100
            5,   75
            15,  25
            20,   0
            60,   0
            """)
    void replicasLoseWhatTheirGraceDoesNotLetThemFinish(int grace, int lost) {
        sandbox.hpa("api", 5, 10, 50, "  behavior: {scaleDown: {stabilizationWindowSeconds: 0}}");
        History history = sandbox.rehearse("""
                title: 10/s x 20 s = 200 in service, and half of the replicas go at 290 s
                services: {api: {replicas: 10, cpu: 1ms, variability: 0, latency: 20s, termination-grace: %ds}}
                load: {service: api, start: 10/s, timeout: 60s, stages: [hold: {lasts: 6m}]}
                controllers: {sync-offset: 290s, metric-offset: 0s}
                policies: [file: api-hpa.yaml]
                """.formatted(grace));
        assertEquals(List.of("290 s: api 10 -> 5"), scalings(history));
        assertEquals(lost, history.users().account().lost(Cause.TERMINATED), 0.1);
    }

    /** 125/s can be done. 200/s for 20 s leave 20 x 75 = 1500 behind, which 100/s let drain at 25/s, in 60 s. */
    @Test
    void aBacklogDrainsBehindASpike() {
        Line api = sandbox.rehearse("""
                title: spike
                services: {api: {replicas: 1, cpu: 8ms}}
                load: {service: api, start: 100/s, timeout: 5m, stages: [hold: {lasts: 100s}, spike: {to: 200/s, lasts: 20s}, hold: {lasts: 3m}]}
                """).users();
        double quiet = api.waiting(99);
        assertEquals(4, quiet, 0.2, "an M/M/1 queue at 80 % holds 0.8 / 0.2");
        assertEquals(1500, api.waiting(119), 15, "when the spike ends");
        assertEquals(750, api.waiting(149), 15, "half of the way");
        assertEquals(7.5, api.latencies(119).quantile(0.5), 0.3, "answered then: number 2500, who came at 112.5 s");
        assertEquals(12, api.latencies(131).quantile(0.5), 0.3, "the last of the spike waits for 1500 before it");
        assertEquals(quiet, api.waiting(239), 1, "a minute behind the end");
        assertEquals(api.account().offered(), api.account().served() + api.waitingAtEnd(), 1e-3, "nobody is lost");
    }

    /** 100/s can be done of 200/s. Those in the queue came within the last 2 s: 400 of them, and 10 are in slots. */
    @Test
    void aTimeOutStopsQueueing() {
        String scenario = """
                title: time-out
                services: {api: {replicas: 1, cpu: 10ms, slots: 10, queue: 1000000}}
                load: {service: api, start: 50/s, timeout: %s, stages: [hold: {lasts: 1m}, spike: {to: 200/s, lasts: 1m}, hold: {lasts: 2m}]}
                """;
        Line patient = sandbox.rehearse(scenario.formatted("10m")).users();
        Line impatient = sandbox.rehearse(scenario.formatted("2s")).users();
        assertEquals(60 * 100, patient.waiting(119), 100, "100/s more than can be done, for a minute");
        assertEquals(410, impatient.waiting(119), 1, "the queue is as long as patience lasts");
        assertEquals(200, impatient.lost(Cause.TIMEOUT, 118), 1, "what is done is done too late");
        assertEquals(50, impatient.served(130), 1, "ten seconds behind the spike all is well");
    }

    private static List<Long> instants(History history, Kind kind) {
        return history.happenings().stream()
                .filter(happening -> happening.kind() == kind)
                .map(Happening::atNanos)
                .toList();
    }

    private static List<String> scalings(History history) {
        return history.happenings().stream()
                .filter(happening -> happening.from() != happening.to())
                .map(happening -> happening.atNanos() / 1_000_000_000L + " s: " + happening.title())
                .toList();
    }
}
