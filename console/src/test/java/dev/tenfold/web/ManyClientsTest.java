package dev.tenfold.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenfold.policy.file.PolicyFormats;
import dev.tenfold.report.ReportJson;
import dev.tenfold.scenario.Bundle;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty clients at once: each gets the answer that it would get alone, none waits for ever, and the loop stays free.
 */
class ManyClientsTest {
    private static final int CLIENTS = 50;
    private static final int SEEDS = 5;
    private static final List<String> SCENARIOS = List.of("two-masters.yaml", "tier-killed.yaml");

    /** The name under which Vert.x tells of blocked threads. */
    private static final String DETECTOR = "io.vertx.core.impl.BlockedThreadChecker";

    @TempDir
    private Path directory;

    /** What Vert.x's own detector tells, with the moment. */
    private static final class Blocks extends Handler implements AutoCloseable {
        private final Logger logger = Logger.getLogger(DETECTOR); // held: the log manager forgets what nobody holds
        private final List<String> told = new ArrayList<>();

        Blocks() {
            logger.addHandler(this);
            logger.setUseParentHandlers(false);
        }

        @Override
        public synchronized void publish(LogRecord entry) {
            long sinceNanos = System.nanoTime();
            if (entry.getMessage().contains("eventloop")) told.add(sinceNanos + " " + entry.getMessage());
        }

        /** Those during which a thread that does nothing but look at the clock was not held up as well. */
        synchronized List<String> own(Canary canary) {
            return told.stream()
                    .filter(line -> !canary.wasHeldUp(Long.parseLong(line.substring(0, line.indexOf(' ')))))
                    .toList();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            logger.removeHandler(this);
        }
    }

    /**
     * A thread that looks at the clock every few milliseconds. When it comes late, the whole process or machine stood
     * still, as in a collection of garbage or under a neighbour's load, and no event loop is to be blamed.
     */
    private static final class Canary implements AutoCloseable {
        private static final long LATE_NANOS = 20_000_000;
        private static final long WINDOW_NANOS = 500_000_000;

        private final List<Long> late = new ArrayList<>();
        private final Thread thread = new Thread(this::look, "canary");
        private volatile boolean over;

        Canary() {
            thread.setDaemon(true);
            thread.start();
        }

        private void look() {
            long before = System.nanoTime();
            while (!over) {
                try {
                    TimeUnit.MILLISECONDS.sleep(2);
                } catch (InterruptedException end) {
                    return;
                }
                long now = System.nanoTime();
                synchronized (late) {
                    if (now - before > LATE_NANOS) late.add(now);
                }
                before = now;
            }
        }

        boolean wasHeldUp(long nanos) {
            synchronized (late) {
                return late.stream().anyMatch(moment -> Math.abs(moment - nanos) < WINDOW_NANOS);
            }
        }

        @Override
        public void close() {
            over = true;
        }
    }

    private static Map<String, JsonNode> direct() throws IOException {
        Rehearser rehearser = new Rehearser(PolicyFormats.uncached(), RunLimits.USUAL, "test");
        Map<String, JsonNode> direct = new TreeMap<>();
        for (String name : SCENARIOS) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                Map<String, String> overrides = Map.of("seed", Integer.toString(seed), "length", "6m");
                Order order = new Order(Bundle.of(Served.SCENARIOS, name), overrides);
                String report = ReportJson.spell(rehearser.rehearse(order, rehearser.read(order), share -> {}));
                direct.put(name + " " + seed, Served.JSON.readTree(report));
            }
        }
        return direct;
    }

    @Test
    void fiftyClientsAtOnceGetTheAnswersThatTheyWouldGetAlone() throws Exception {
        Map<String, JsonNode> direct = direct();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try (Served served = new Served(directory)) {
            served.json(
                    201, "POST", "/api/v1/runs?wait=60", Served.named("two-masters.yaml")); // all classes are loaded
            try (Canary canary = new Canary();
                    Blocks blocks = new Blocks()) {
                CountDownLatch begin = new CountDownLatch(1);
                List<String> keys = List.copyOf(direct.keySet());
                List<Future<JsonNode>> reports = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    String key = keys.get(client % keys.size());
                    reports.add(clients.submit(asked(served, key, "client-" + client, begin)));
                }
                begin.countDown();
                for (int client = 0; client < CLIENTS; client++) {
                    JsonNode answer = reports.get(client).get(90, TimeUnit.SECONDS);
                    assertEquals(direct.get(keys.get(client % keys.size())), answer);
                }
                assertEquals(List.of(), blocks.own(canary));
            }
        } finally {
            clients.shutdownNow();
        }
        assertTrue(clients.awaitTermination(10, TimeUnit.SECONDS));
    }

    private static Callable<JsonNode> asked(Served served, String key, String client, CountDownLatch begin) {
        String[] parts = key.split(" ");
        String body = "{\"scenario\": {\"name\": \"" + parts[0] + "\", \"overrides\": {\"length\": \"6m\", \"seed\": \""
                + parts[1] + "\"}}}";
        return () -> {
            begin.await();
            HttpResponse<String> taken = served.send("POST", "/api/v1/runs", body, "Tenfold-Client", client);
            // 202 as a rule, and 201 if it is over before it is answered.
            assertEquals(2, taken.statusCode() / 100, taken::body);
            JsonNode run = new ObjectMapper().readTree(taken.body());
            String path = "/api/v1/runs/" + run.get("id").asText();
            served.send("GET", path + "/events", ""); // ends with the run
            return served.json(200, "GET", path + "/report", "");
        };
    }

    @Test
    void theDetectorTellsOfALoopThatIsHeld() throws Exception {
        try (Served served = new Served(directory);
                Blocks blocks = new Blocks()) {
            served.hold(200);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (blocks.told.isEmpty() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertTrue(blocks.told.get(0).contains("time limit is 50 ms"), blocks.told::toString);
        }
    }
}
