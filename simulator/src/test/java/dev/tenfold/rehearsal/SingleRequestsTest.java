package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.service.Account;
import dev.tenfold.service.Cause;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The loop with single requests, where a person can work out what must come of it, but for chance. */
class SingleRequestsTest {
    private static final List<String> ONE_BY_ONE = List.of("model=requests");

    @TempDir
    Path folder;

    private Sandbox sandbox;

    @BeforeEach
    void openSandbox() {
        sandbox = new Sandbox(folder);
    }

    private History rehearse(String scenario, String... overrides) {
        sandbox.file("scenario.yaml", scenario);
        List<String> all = new ArrayList<>(ONE_BY_ONE);
        all.addAll(List.of(overrides));
        return Sandbox.rehearse(Sandbox.read(folder.resolve("scenario.yaml"), all));
    }

    /** Every run checks at its end that no request got lost without a cause. */
    @Test
    void noRequestGetsLostWithoutACause() {
        for (long seed = 0; seed < 40; seed++) {
            Random chance = new Random(seed);
            sandbox.hpa("a", 1, 12, 30 + chance.nextInt(60), "");
            History history = rehearse(new RandomScenario(chance).text());
            assertTrue(history.users().account().offered() > 0, "seed " + seed);
        }
    }

    @Test
    void theSameSeedTellsTheSameHistory() {
        for (long seed = 0; seed < 10; seed++) {
            Random chance = new Random(seed);
            sandbox.hpa("a", 1, 12, 30 + chance.nextInt(60), "");
            String text = new RandomScenario(chance).text();
            assertEquals(told(rehearse(text)), told(rehearse(text)), "seed " + seed);
        }
    }

    @Test
    void anotherSeedTellsAnotherHistory() {
        String text = """
                title: steady
                services: {api: {replicas: 2, cpu: 10ms}}
                load: {service: api, start: 100/s, stages: [hold: {lasts: 1m}]}
                """;
        assertTrue(!told(rehearse(text, "seed=1")).equals(told(rehearse(text, "seed=2"))));
    }

    /** 20 s at 100/s without a replica: 2000 are refused, give or take their chance. */
    @Test
    void whileNobodyIsThereAllAreRefused() {
        Account account = rehearse("""
                title: killed
                services:
                  api: {replicas: 4, cpu: 10ms, start-up: {provisioning: 5s, readiness: 15s}}
                load: {service: api, start: 100/s, stages: [hold: {lasts: 3m}]}
                faults: [{kind: kill-tier, at: 60s, service: api}]
                """).users().account();
        assertEquals(2000, account.lost(Cause.NO_REPLICA), 4 * Math.sqrt(2000));
        assertTrue(account.lost(Cause.KILLED) < 20, "one core each, 10 ms each: hardly more than those in work");
    }

    /** Of 100 users who think for 1 s and wait 0.5 s, two thirds think: 100 / 1.5 s are 66.7/s. */
    @ParameterizedTest
    @CsvSource({"1s, 66.67", "500ms-1500ms, 66.67", "4s, 22.22"})
    void usersAskAsOftenAsTheyThinkAndWait(String think, double perSecond) {
        Line users = rehearse("""
                title: users
                services: {api: {replicas: 1, cpu: 0ms, latency: 500ms}}
                load: {service: api, start: 100, think: %s, stages: [hold: {lasts: 20m}]}
                """.formatted(think)).users();
        assertEquals(perSecond, users.account().offered() / 1200, 0.01 * perSecond);
    }

    /** Users double over a minute and leave again: in between 150 of them ask on average, then 200, then 100. */
    @Test
    void usersComeAndGoWithTheLevel() {
        Line users = rehearse("""
                title: users come and go
                services: {api: {replicas: 1, cpu: 0ms}}
                load:
                  service: api
                  start: 100
                  think: 1s
                  stages: [hold: {lasts: 1m}, ramp: {to: x2, over: 1m}, hold: {lasts: 1m}, step: {to: x1, lasts: 1m}]
                """).users();
        double[] means = {100, 150, 200, 100};
        for (int minute = 0; minute < means.length; minute++) {
            double asked = 0;
            for (int second = 0; second < 60; second++) {
                asked += users.demand(60 * minute + second);
            }
            assertEquals(means[minute], asked / 60, 0.03 * means[minute], "minute " + minute);
        }
    }

    /** A consumer that dies with a message in hand does not lose it. */
    @Test
    void messagesOfTheDeadAreDeliveredAgain() {
        History history = rehearse("""
                title: a queue
                queues: {jobs: {kind: sqs}}
                services:
                  worker: {replicas: 4, cpu: 1s, cores: 1, consumes: jobs, start-up: {provisioning: 1s, readiness: 1s}}
                load: {service: worker, start: 2/s, stages: [hold: {lasts: 10m}, step: {to: 0/s, lasts: 10m}]}
                faults: [{kind: kill-tier, at: 5m, service: worker}]
                """);
        Account account = history.users().account();
        assertEquals(account.offered(), account.served(), 0, "all are done in the end");
        assertEquals(0, history.users().waitingAtEnd(), 0);
    }

    /** Several kinds of requests: 300/s of 10 ms and 100/s of 30 ms are 6 cores. */
    @Test
    void kindsOfRequestsCostWhatEachCosts() {
        Line api = rehearse("""
                title: kinds
                services: {api: {replicas: 12, cpu: 10ms}}
                load:
                  service: api
                  start: 400/s
                  endpoints: [{path: /read, weight: 3}, {path: /write, weight: 1, cpu: x3}]
                  stages: [hold: {lasts: 5m}]
                """).users();
        double sum = 0;
        for (int i = 0; i < api.size(); i++) {
            sum += api.cpuRatio(i) * 12;
        }
        assertEquals(6, sum / api.size(), 0.1, "cores in use");
    }

    /** What the model does not know is refused by name. */
    @Test
    void whatItDoesNotKnowIsRefused() {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> rehearse("""
                title: throttled
                services: {api: {replicas: 1, cpu: 10ms, throttling: {period: 100ms}}}
                load: {service: api, start: 10/s, stages: [hold: {lasts: 1m}]}
                """));
        assertTrue(
                refusal.getMessage()
                        .contains("services.api.throttling must be left out: it is not in the request model"),
                refusal.getMessage());
    }

    /** Better balancers keep waits shorter; one line for all keeps them shortest. */
    @Test
    void theBetterTheBalancerTheShorterTheWait() {
        double before = 0;
        for (String by : List.of("pooled", "least-requests", "round-robin", "random")) {
            Line api = rehearse("""
                    title: balanced
                    services: {api: {replicas: 8, cpu: 10ms, balancing: {by: %s}}}
                    load: {service: api, start: 640/s, stages: [hold: {lasts: 5m}]}
                    """.formatted(by)).users();
            double sum = 0;
            double weight = 0;
            for (int i = 30; i < api.size(); i++) {
                sum += api.latencies(i).mean() * api.latencies(i).weight();
                weight += api.latencies(i).weight();
            }
            double mean = sum / weight;
            assertTrue(mean > 1.05 * before, by + " " + mean + " after " + before);
            before = mean;
        }
        assertEquals(0.05, before, 0.005, "at random each is M/M/1 at 0.8: five services long");
    }

    /** Every bit of a history, as text. */
    private static List<String> told(History history) {
        List<String> told = new ArrayList<>();
        history.happenings().forEach(happening -> told.add(happening.toString()));
        for (Line line : history.lines().values()) {
            told.add(line.account() + ", " + line.replicaSeconds());
            for (int i = 0; i < line.size(); i++) {
                told.add(line.served(i) + " " + line.waiting(i) + " " + line.cpuRatio(i) + " " + line.ready(i) + " "
                        + line.latencies(i).mean());
            }
        }
        return told;
    }
}
