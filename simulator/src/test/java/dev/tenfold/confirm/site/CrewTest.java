package dev.tenfold.confirm.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.confirm.worker.Job;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrewTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    /** Each request takes so long, of which nothing is chance. */
    private static Job job(int slots, int queue, Duration each) {
        return new Job(Job.Mode.TIMED, 1, slots, queue, each.toNanos(), 0, 0, 0, 5_000_000_000L, 1);
    }

    private static Balancer balancer(boolean builtIn, Balancer.Choice choice, int most) throws IOException {
        Optional<Path> program = builtIn ? Optional.empty() : Haproxy.program();
        return program.isPresent()
                ? Haproxy.start(program.get(), choice, 8, most, SOON)
                : Relay.start(choice, 8, most, SOON);
    }

    @ParameterizedTest(name = "behind the built-in balancer: {0}")
    @ValueSource(booleans = {false, true})
    void aReplicaFinishesWhatItHoldsBeforeItEnds(boolean builtIn) throws Exception {
        Job slow = job(1, 10, Duration.ofMillis(400));
        try (Balancer balancer = balancer(builtIn, Balancer.Choice.ROUND_ROBIN, 1);
                Crew crew = new Crew(balancer, 8, number -> slow)) {
            crew.scaleTo(1);
            crew.settle(SOON);
            CompletableFuture<Optional<String>> answer = CompletableFuture.supplyAsync(() -> ask(balancer.port()));
            long deadline = System.nanoTime() + SOON.toNanos();
            while (crew.sum().held() == 0 && System.nanoTime() < deadline) {
                LockSupport.parkNanos(1_000_000);
            }
            crew.scaleTo(0);
            crew.settle(SOON);
            assertEquals(Optional.of("done\n"), answer.get(30, TimeUnit.SECONDS));
            assertEquals(Optional.empty(), crew.failure());
        }
    }

    @ParameterizedTest(name = "behind the built-in balancer: {0}")
    @ValueSource(booleans = {false, true})
    void aReplicaWithoutAPlaceLeftRefuses(boolean builtIn) throws Exception {
        Job full = job(1, 0, Duration.ofMillis(500));
        try (Balancer balancer = balancer(builtIn, Balancer.Choice.RANDOM, 1);
                Crew crew = new Crew(balancer, 8, number -> full)) {
            crew.scaleTo(1);
            crew.settle(SOON);
            List<CompletableFuture<Optional<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                answers.add(CompletableFuture.supplyAsync(() -> ask(balancer.port())));
            }
            for (CompletableFuture<Optional<String>> answer : answers) {
                answer.get(30, TimeUnit.SECONDS);
            }
            assertEquals(1, crew.sum().done());
            assertEquals(2, crew.sum().refused());
        }
    }

    @Test
    void theYoungGoFirst() throws Exception {
        Job quick = job(1, 10, Duration.ofMillis(1));
        try (Balancer balancer = balancer(false, Balancer.Choice.POOLED, 1);
                Crew crew = new Crew(balancer, 8, number -> quick)) {
            crew.scaleTo(1);
            crew.settle(SOON);
            crew.scaleTo(3);
            crew.settle(SOON);
            crew.scaleTo(1);
            crew.settle(SOON);
            assertEquals(
                    List.of(0), crew.replicas().stream().map(Replica::number).toList());
            assertEquals(3, crew.takePeak());
        }
    }

    @Test
    void nothingIsLeftTenSecondsAfterItsParentWasKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        classPath(),
                        Parent.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            List<Long> children = new ArrayList<>();
            BufferedReader out = parent.inputReader();
            for (String line = out.readLine(); !"ready".equals(line); line = out.readLine()) {
                children.add(Long.valueOf(String.valueOf(line)));
            }
            assertTrue(children.size() >= 2, () -> "only " + children);
            parent.destroyForcibly().waitFor();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (children.stream().anyMatch(CrewTest::runs) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(20_000_000);
            }
            assertFalse(children.stream().anyMatch(CrewTest::runs), () -> "left: " + children);
        } finally {
            parent.destroyForcibly();
        }
    }

    private static String classPath() {
        return String.join(
                File.pathSeparator, home(Parent.class), home(Crew.class), System.getProperty("java.class.path"));
    }

    private static String home(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    /** A dead process that nobody has buried yet has no command any more. */
    private static boolean runs(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .isPresent();
    }

    private static Optional<String> ask(int port) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                    .timeout(SOON)
                    .build();
            HttpResponse<String> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException | InterruptedException failed) {
            return Optional.empty();
        }
    }
}
