package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.service.Backlog;
import dev.tenfold.service.Cause;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages and their consumers, where a person can work out what must come of it. */
class QueueTest {
    @TempDir
    Path folder;

    private Clockwork clockwork(String scenario) {
        return new Clockwork(new Sandbox(folder).script(scenario));
    }

    /** A queue of some kind, 10/s from outside, and consumers who take 100 ms of a core for each message. */
    private Clockwork orders(String queue, int replicas, String worker) {
        return clockwork("""
                title: orders
                length: 10m
                queues: {orders: {%s}}
                services:
                  worker:
                    {replicas: %d, cpu: 100ms, consumes: orders, start-up: {provisioning: 1s, readiness: 4s}, %s}
                load: {service: worker, start: 10/s, stages: [hold: {lasts: 60s}, step: {to: x0, lasts: 9m}]}
                """.formatted(queue, replicas, worker));
    }

    /** 10/s for 60 s wait for nobody; ten consumers, ready at 65 s, do 100/s. */
    @Test
    void messagesWaitForTheFirstConsumer() {
        Clockwork run = orders("kind: sqs", 0, "variability: 0").runTo(30);
        Backlog backlog = run.backlog("worker");
        assertEquals(300, backlog.waiting(), 1e-6);
        assertEquals(0, backlog.inFlight());
        assertEquals(30, backlog.oldestAgeSeconds(run.nowNanos()), 1e-6, "the first came at 0 s");
        assertEquals(0, run.service("worker").account().refused());
        run.runTo(60).world().scaleTo(run.service("worker"), 10);
        run.runTo(65);
        assertEquals(600, backlog.lag(), 1e-6, "still starting");
        run.runTo(68);
        assertEquals(300, backlog.lag(), 12, "three seconds at 100/s");
        assertEquals(10, backlog.inFlight(), 0.5, "one message a consumer");
        assertEquals(38, backlog.oldestAgeSeconds(run.nowNanos()), 1.2, "number 300 came at 30 s");
        run.runTo(90);
        assertEquals(0, backlog.lag(), 1e-3);
        assertEquals(0, backlog.oldestAgeSeconds(run.nowNanos()), 1e-6);
        assertEquals(600, backlog.produced(), 1e-6);
        assertEquals(600, backlog.consumed(), 1e-3);
        run.service("worker").checkConservation();
    }

    /** What is done at 68 s came at 30 s: 38 s of age, of which 0.1 s is work. */
    @Test
    void aMessagesLatencyIsItsAgeWhenItIsDone() {
        Clockwork run = orders("kind: sqs", 0, "variability: 0").runTo(60);
        run.world().scaleTo(run.service("worker"), 10);
        run.runTo(90);
        Line line = run.world().history().users();
        assertEquals(38, line.latencies(67).mean(), 1.5);
        assertEquals(0, line.lost(Cause.TIMEOUT, 67), "no user waits for it");
    }

    @ParameterizedTest(name = "{0} consumers of {1} partitions do {2}/s")
    @CsvSource({"2, 4, 20", "4, 4, 40", "10, 4, 40", "40, 12, 120"})
    void aConsumerWithoutAPartitionIdles(int consumers, int partitions, int rate) {
        Clockwork run = clockwork("""
                title: orders
                length: 10m
                queues: {orders: {kind: kafka, partitions: %d}}
                services: {worker: {replicas: %d, cpu: 100ms, consumes: orders}}
                load: {service: worker, start: 1000/s, stages: [hold: {lasts: 2m}]}
                """.formatted(partitions, consumers)).runTo(60);
        double before = run.backlog("worker").consumed();
        run.runTo(70);
        assertEquals(rate * 10, run.backlog("worker").consumed() - before, 0.001 * rate);
        assertEquals(Math.min(consumers, partitions), run.service("worker").coresInUse(), 0.001, "cores in use");
    }

    /** Ten of ten consumers die at 40 s with one message each; others are there at 45 s. */
    @ParameterizedTest(name = "{0}: {1} are nobody's at 40.5 s")
    @CsvSource({"'kind: rabbitmq', 0", "'kind: sqs', 10", "'kind: sqs, redelivery: 3s', 10", "'kind: kafka', 10"})
    void whatADeadConsumerHeldIsWorkedAgain(String queue, int orphans) {
        Clockwork run = clockwork("""
                title: orders
                length: 10m
                queues: {orders: {%s}}
                services:
                  worker:
                    {replicas: 10, cpu: 100ms, consumes: orders, start-up: {provisioning: 1s, readiness: 4s}}
                load: {service: worker, start: 200/s, stages: [hold: {lasts: 60s}, step: {to: x0, lasts: 9m}]}
                faults: [{kind: kill-tier, at: 40s, service: worker}]
                """.formatted(queue)).runTo(40.5);
        Backlog backlog = run.backlog("worker");
        assertEquals(10, backlog.redelivered(), 0.01);
        assertEquals(orphans, backlog.inFlight(), 0.01);
        assertEquals(8100 - 4000, backlog.lag(), 30, "200/s came, 100/s were done until 40 s");
        assertEquals(20.5, backlog.oldestAgeSeconds(run.nowNanos()), 0.3, "number 4000 came at 20 s");
        run.runTo(600);
        assertEquals(12_000, backlog.consumed(), 0.01, "nothing is lost");
        assertEquals(12_000, run.service("worker").account().served(), 0.01);
        assertEquals(0, backlog.lag(), 0.01);
        run.service("worker").checkConservation();
    }

    /**
     * Half of ten consumers go, whose messages take 20 s of waiting each: nobody ends in 5 s by more than a quarter.
     */
    @Test
    void whatTheGraceIsTooShortForComesBackToo() {
        Clockwork run = clockwork("""
                title: slow work
                length: 10m
                queues: {orders: {kind: sqs, redelivery: 30s}}
                services:
                  worker: {replicas: 10, cpu: 0s, latency: 20s, consumes: orders, termination-grace: 5s}
                load: {service: worker, start: 10/s, stages: [hold: {lasts: 60s}, step: {to: x0, lasts: 9m}]}
                """).runTo(60);
        Backlog backlog = run.backlog("worker");
        run.world().scaleTo(run.service("worker"), 5);
        run.runTo(64);
        double oldest = backlog.oldestAgeSeconds(run.nowNanos());
        run.runTo(66);
        assertEquals(oldest + 2, backlog.oldestAgeSeconds(run.nowNanos()), 1, "older than what was handed out since");
        assertEquals(5 * 0.75, backlog.redelivered(), 0.01, "those with more than 5 s of 20 s to go");
        run.runTo(66 + 29);
        double consumed = backlog.consumed();
        assertTrue(consumed < 60, "number " + consumed);
        assertEquals(0, run.service("worker").account().failed());
        run.service("worker").checkConservation();
    }

    /** 10/s against 5/s: the 100 places are taken after 20 s, and half of what comes is turned away. */
    @Test
    void aFullQueueTurnsMessagesAway() {
        Clockwork run = clockwork("""
                title: full
                length: 10m
                queues: {mail: {kind: rabbitmq, max-length: 100}}
                services:
                  shop: {replicas: 2, cpu: 1ms, calls: [{service: mailer}]}
                  mailer: {replicas: 1, cpu: 200ms, consumes: mail}
                load: {service: shop, start: 10/s, stages: [hold: {lasts: 5m}]}
                """).runTo(100);
        assertEquals(100, run.backlog("mailer").waiting(), 0.05);
        double before = run.service("mailer").account().lost(Cause.QUEUE_FULL);
        run.runTo(110);
        assertEquals(50, run.service("mailer").account().lost(Cause.QUEUE_FULL) - before, 1);
        Line shop = run.world().history().users();
        assertEquals(5, shop.lost(Cause.DEPENDENCY, 105), 0.1, "a shop that cannot leave its message fails");
    }

    /** The shop needs 10 ms of CPU, whatever becomes of its messages: nobody works on them. */
    @Test
    void aCallToAConsumerReturnsAtOnce() {
        Clockwork run = clockwork("""
                title: fire and forget
                length: 10m
                queues: {mail: {kind: rabbitmq}}
                services:
                  shop: {replicas: 2, cpu: 10ms, slots: 20, calls: [{service: mailer, times: 3, timeout: 1s}]}
                  mailer: {replicas: 0, cpu: 200ms, consumes: mail}
                load: {service: shop, start: 20, think: 990ms, stages: [hold: {lasts: 5m}]}
                """).runTo(100);
        Line shop = run.world().history().users();
        assertEquals(20, shop.served(90), 0.1, "20 users who come again each second");
        assertEquals(0.01, shop.latencies(90).mean(), 0.001);
        assertEquals(100 * 20 * 3, run.backlog("mailer").waiting(), 70);
    }

    /** Users who leave a message are answered at once: 50 of them with 5 s of think time make 10/s. */
    @Test
    void usersDoNotWaitForTheirMessages() {
        Clockwork run = clockwork("""
                title: upload and go
                length: 10m
                queues: {orders: {kind: other}}
                services: {worker: {replicas: 0, cpu: 100ms, consumes: orders}}
                load: {service: worker, start: 50, think: 5s, stages: [hold: {lasts: 5m}]}
                """).runTo(100);
        assertEquals(1000, run.backlog("worker").waiting(), 20);
        assertEquals(0, run.service("worker").account().refused());
    }

    /** An empty queue without consumers is no breach; one message in it is. */
    @Test
    void aQueueWithoutConsumersNeedsNoneUntilAMessageComes() {
        Clockwork run = clockwork("""
                title: idle
                length: 10m
                queues: {orders: {kind: sqs}}
                services: {worker: {replicas: 0, cpu: 100ms, consumes: orders}}
                load: {service: worker, start: 0/s, stages: [hold: {lasts: 60s}, step: {to: 1/s, lasts: 60s}]}
                """).runTo(60);
        assertEquals(0, run.service("worker").load());
        assertEquals(1, run.runTo(62).service("worker").load());
    }

    /** Brokers count whole messages; what a fluid leaves of one is none. */
    @Test
    void lessThanHalfAMessageIsNone() {
        Clockwork run = clockwork("""
                title: a crumb
                length: 10m
                queues: {orders: {kind: rabbitmq}}
                services: {worker: {replicas: 0, cpu: 100ms, consumes: orders}}
                load: {service: worker, start: 0.1/s, stages: [hold: {lasts: 60s}]}
                """).runTo(4);
        assertEquals(0.4, run.backlog("worker").waiting(), 0.01);
        assertEquals(0, run.service("worker").load());
        assertEquals(1, run.runTo(6).service("worker").load());
    }

    /** Memory is the replica's own: 10,000 messages in a broker are none of its business. */
    @Test
    void waitingMessagesAreNotOnTheReplicas() {
        Clockwork run =
                orders("kind: sqs", 1, "slots: 5, cores: 1, variability: 0").runTo(60);
        assertTrue(run.backlog("worker").waiting() > 0);
        assertEquals(5, run.service("worker").held(), 1, "five slots");
    }

    /** 60/s against 10/s: after 60 s 3000 messages wait. An autoscaler that allows 105 for each consumer wants 29. */
    @Test
    void anAutoscalerFollowsTheLag() {
        Sandbox sandbox = new Sandbox(folder).file("worker-hpa.yaml", """
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: worker}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: worker}
                  minReplicas: 1
                  maxReplicas: 50
                  metrics:
                    - type: External
                      external: {metric: {name: lag}, target: {type: AverageValue, averageValue: "105"}}
                  behavior:
                    scaleUp: {policies: [{type: Pods, value: 50, periodSeconds: 15}]}
                """);
        History history = sandbox.rehearse("""
                title: lag
                length: 10m
                queues: {orders: {kind: rabbitmq}}
                services: {worker: {replicas: 1, cpu: 100ms, consumes: orders}}
                load: {service: worker, start: 60/s, stages: [hold: {lasts: 60s}, step: {to: x0, lasts: 9m}]}
                signals: {lag: {service: worker, measure: waiting}}
                controllers: {sync-offset: 60s, metric-offset: 0s}
                policies: [file: worker-hpa.yaml]
                """);
        Line worker = history.users();
        assertEquals(29, worker.wanted(60), "at 61 s");
        assertEquals(0, worker.waiting(119), 0.5, "at 120 s: 29 consumers do 290/s from 83 s on");
        assertEquals(3600, worker.account().served(), 0.01);
    }
}
