package dev.tenfold.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.service.Backoff.Jitter;
import dev.tenfold.spelling.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pauses between attempts, and what they do to clients that compete. */
class BackoffTest {
    private static final int RUNS = 100;

    @ParameterizedTest(name = "{0} before retry {1}: mean {2} s, deviation {3} s")
    @CsvSource(textBlock = """
            # first 0.1 s, at most 1 s; uniform on a..b has mean (a + b) / 2 and deviation (b - a) / sqrt(12); the last mixes such
            NONE,  1, 0.1,   0
            NONE,  3, 0.4,   0
            NONE,  9, 1.0,   0
            FULL,  2, 0.1,   0.057735
            EQUAL, 2, 0.15,  0.028868
            DECORRELATED, 1, 0.2,  0.057735
            DECORRELATED, 2, 0.35, 0.175594
            """)
    void meanAndSpreadAreThoseOfTheJitter(Jitter jitter, int retry, double mean, double deviation) {
        Backoff backoff = new Backoff(0.1, 1, jitter);
        assertEquals(mean, backoff.meanSeconds(retry), 1e-5);
        assertEquals(deviation, Math.sqrt(backoff.varianceSeconds(retry)), 1e-5);
    }

    @ParameterizedTest(name = "{0}: pauses drawn have the stated mean before retries 1 to 12")
    @CsvSource({"NONE", "FULL", "EQUAL", "DECORRELATED"})
    void drawnPausesHaveTheStatedMean(Jitter jitter) {
        Backoff backoff = new Backoff(0.1, 5, jitter);
        double[] sums = new double[13];
        Random random = new Random(7);
        for (int run = 0; run < 20_000; run++) {
            double pause = 0;
            for (int retry = 1; retry <= 12; retry++) {
                pause = backoff.seconds(retry, pause, random);
                assertTrue(pause >= 0 && pause <= 5);
                sums[retry] += pause / 20_000;
            }
        }
        for (int retry = 1; retry <= 12; retry++) {
            double stated = backoff.meanSeconds(retry);
            assertEquals(stated, sums[retry], 0.02 * stated, "retry " + retry);
        }
    }

    /**
     * S12: the simulation of the AWS Architecture Blog: clients update one row under optimistic locks over a network
     * that takes |N(10, 2)| ms. There the first retry already doubles the base of 5 ms.
     */
    @Test
    void s12PublishedOrderOfBackoffPolicies() throws IOException {
        List<String[]> published = published();
        for (int clients : new int[] {10, 50, 100}) {
            List<String[]> rows = published.stream()
                    .filter(row -> row[0].equals(Integer.toString(clients)))
                    .toList();
            double[] millis = new double[rows.size()];
            double[] calls = new double[rows.size()];
            double[] publishedMillis = new double[rows.size()];
            double[] publishedCalls = new double[rows.size()];
            for (int i = 0; i < rows.size(); i++) {
                String[] row = rows.get(i);
                publishedMillis[i] = Double.parseDouble(row[1]);
                publishedCalls[i] = Double.parseDouble(row[2]);
                double[] found = contention(clients, policy(row[3]));
                millis[i] = found[0];
                calls[i] = found[1];
                String what = "S12: " + clients + " clients, " + row[3] + ": " + Figure.plain(millis[i], 0) + " ms, "
                        + Figure.plain(calls[i], 1) + " calls; published " + row[1] + " ms, " + row[2] + " calls";
                System.out.println(what);
                assertEquals(publishedMillis[i], millis[i], 0.15 * publishedMillis[i], what);
                assertEquals(publishedCalls[i], calls[i], 0.05 * publishedCalls[i], what);
            }
            assertSameOrder(publishedMillis, millis, clients + " clients, time");
            assertSameOrder(publishedCalls, calls, clients + " clients, calls");
        }
    }

    /** Of any two policies that differ by more than 10 %, the same is ahead. */
    private static void assertSameOrder(double[] published, double[] found, String what) {
        for (int i = 0; i < found.length; i++) {
            for (int j = 0; j < found.length; j++) {
                if (published[i] > 1.1 * published[j]) {
                    assertTrue(found[i] > found[j], what + ": " + i + " after " + j);
                }
            }
        }
    }

    private static Backoff policy(String name) {
        return switch (name) {
            case "None" -> Backoff.NONE;
            case "Exponential" -> new Backoff(10, 2000, Jitter.NONE);
            case "FullJitter" -> new Backoff(10, 2000, Jitter.FULL);
            case "EqualJitter" -> new Backoff(10, 2000, Jitter.EQUAL);
            case "Decorr" -> new Backoff(5, 2000, Jitter.DECORRELATED);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Mean time until all clients are done, and calls that write, over many runs. */
    private static double[] contention(int clients, Backoff backoff) {
        double millis = 0;
        double calls = 0;
        for (int run = 0; run < RUNS; run++) {
            Row row = new Row(new Random(1000 + run), backoff);
            millis += row.run(clients);
            calls += row.calls;
        }
        return new double[] {millis / RUNS, calls / RUNS};
    }

    private enum Step {
        READ,
        READ_ANSWER,
        WRITE,
        WRITE_ANSWER
    }

    /** A message that arrives. */
    private record Message(double atMillis, long number, Step step, int client, long version) {}

    /** One row with a version, and the clients that want to write it once each. */
    private static final class Row {
        private final PriorityQueue<Message> messages = new PriorityQueue<>(
                Comparator.comparingDouble(Message::atMillis).thenComparingLong(Message::number));
        private final Random random;
        private final Backoff backoff;
        private long sent;
        private long version;
        private int calls;

        Row(Random random, Backoff backoff) {
            this.random = random;
            this.backoff = backoff;
        }

        double run(int clients) {
            int[] retries = new int[clients];
            double[] pauses = new double[clients];
            for (int i = 0; i < clients; i++) {
                send(0, Step.READ, i, 0);
            }
            double now = 0;
            while (!messages.isEmpty()) {
                Message message = messages.remove();
                now = message.atMillis();
                int client = message.client();
                switch (message.step()) {
                    case READ -> send(now, Step.READ_ANSWER, client, version);
                    case READ_ANSWER -> send(now, Step.WRITE, client, message.version());
                    case WRITE -> {
                        calls++;
                        boolean first = message.version() == version;
                        version += first ? 1 : 0;
                        send(now, Step.WRITE_ANSWER, client, first ? 1 : 0);
                    }
                    case WRITE_ANSWER -> {
                        if (message.version() == 0) {
                            pauses[client] = backoff.seconds(++retries[client], pauses[client], random);
                            send(now + pauses[client], Step.READ, client, 0);
                        }
                    }
                }
            }
            return now;
        }

        private void send(double fromMillis, Step step, int client, long version) {
            double network = Math.abs(10 + 2 * random.nextGaussian());
            messages.add(new Message(fromMillis + network, sent++, step, client, version));
        }
    }

    private static List<String[]> published() throws IOException {
        Optional<Path> file = Optional.empty();
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared/vectors/reference/backoff-jitter-occ.csv");
            file = file.isEmpty() && Files.isRegularFile(candidate) ? Optional.of(candidate) : file;
        }
        Assumptions.assumeTrue(file.isPresent(), "no shared/vectors/reference beside the checkout");
        return Files.readAllLines(file.orElseThrow()).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
    }
}
