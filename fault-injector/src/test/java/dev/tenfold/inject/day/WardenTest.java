package dev.tenfold.inject.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import dev.tenfold.inject.Loop;
import dev.tenfold.inject.TestPath;
import dev.tenfold.inject.journal.Journal;
import dev.tenfold.inject.safety.PostingSinks;
import dev.tenfold.inject.safety.WardenOrder;
import dev.tenfold.inject.safety.Wardens;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes are killed, stopped and told to end; a real server must know no series of theirs soon after. */
class WardenTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    private Path directory;

    private final Set<String> alive = new ConcurrentSkipListSet<>();
    private final AtomicInteger refusedUndos = new AtomicInteger();
    private final List<ProcessHandle> started = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            List<String> series = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            boolean undo = exchange.getRequestURI().getPath().equals("/undo");
            boolean refused = undo && refusedUndos.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            if (undo && !refused) {
                series.forEach(alive::remove);
            } else if (!undo) {
                alive.addAll(series);
            }
            exchange.sendResponseHeaders(refused ? 503 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        started.forEach(ProcessHandle::destroyForcibly);
        server.stop(0);
    }

    /** Starts a process; when this returns it injects, and its warden, if any, is noted after it. */
    private Process victim(String kind) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        TestPath.text(),
                        Victim.class.getName(),
                        directory.resolve("journal").toString(),
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        kind)
                .redirectError(directory.resolve("victim.log").toFile())
                .start();
        started.add(process.toHandle());
        String said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (said == null || said.startsWith("failed")) {
            fail(said + ": " + Files.readString(directory.resolve("victim.log")));
        }
        ProcessHandle.of(Long.parseLong(said.split(" ")[1])).ifPresent(started::add);
        return process;
    }

    private ProcessHandle warden() {
        return started.get(started.size() - 1);
    }

    private void awaitSoon(String what, BooleanSupplier condition) throws InterruptedException {
        long until = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, () -> what + " within " + SOON.toSeconds() + " s; " + log());
            Thread.sleep(20);
        }
    }

    private String log() {
        try {
            Path log = directory.resolve("journal.warden.log");
            return Files.exists(log) ? Files.readString(log) : "no warden's log";
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    @Test
    void whatIsKilledIsUndoneByItsWarden() throws Exception {
        Process victim = victim("guarded");
        awaitSoon("a series is there", () -> !alive.isEmpty());
        victim.destroyForcibly().waitFor();
        awaitSoon("nothing is left", alive::isEmpty);
        awaitSoon("the warden goes", () -> !warden().isAlive());
        assertTrue(log().contains("nothing is left"), this::log);
    }

    @Test
    void aServerThatIsAwayIsTriedAgainByTheWarden() throws Exception {
        Process victim = victim("guarded");
        awaitSoon("a series is there", () -> !alive.isEmpty());
        refusedUndos.set(3);
        victim.destroyForcibly().waitFor();
        awaitSoon("nothing is left", alive::isEmpty);
        assertEquals(0, refusedUndos.get());
    }

    @Test
    void whatHangsIsKilledAndUndone() throws Exception {
        Process victim = victim("guarded");
        awaitSoon("a series is there", () -> !alive.isEmpty());
        assertEquals(
                0,
                new ProcessBuilder("kill", "-STOP", Long.toString(victim.pid()))
                        .start()
                        .waitFor());
        awaitSoon("nothing is left", alive::isEmpty);
        assertFalse(victim.isAlive(), "it could wake up and write again");
    }

    @Test
    void whatIsToldToEndUndoesItself() throws Exception {
        Process victim = victim("alone");
        awaitSoon("a series is there", () -> !alive.isEmpty());
        victim.destroy();
        assertTrue(victim.waitFor(SOON.toSeconds(), TimeUnit.SECONDS));
        assertEquals(Set.of(), alive);
    }

    @Test
    void theWardenOfWhatEndedGoesToo() throws Exception {
        Process victim = victim("guarded");
        victim.destroy();
        assertTrue(victim.waitFor(SOON.toSeconds(), TimeUnit.SECONDS));
        assertEquals(Set.of(), alive);
        awaitSoon("the warden goes", () -> !warden().isAlive());
    }

    @Test
    void withoutAWardenTheNextProcessUndoes() throws Exception {
        Process victim = victim("alone");
        awaitSoon("a series is there", () -> !alive.isEmpty());
        victim.destroyForcibly().waitFor();
        assertFalse(alive.isEmpty());
        victim("idle");
        awaitSoon("nothing is left", alive::isEmpty);
    }

    @Test
    void aWardenThatIsLostIsReplacedAndThatIsTold() throws Exception {
        Vertx vertx = Vertx.vertx();
        Wardens wardens = new Wardens(
                Loop.of(vertx, Clock.systemUTC()),
                new WardenOrder(
                        Path.of(ProcessHandle.current().info().command().orElseThrow()),
                        TestPath.text(),
                        directory.resolve("journal"),
                        PostingSinks.class.getName(),
                        Duration.ofMinutes(5)));
        try {
            List<String> told = new CopyOnWriteArrayList<>();
            wardens.tell(told::add);
            wardens.ready().await(SOON.toSeconds(), TimeUnit.SECONDS);
            long first = wardens.pid();
            started.add(ProcessHandle.of(first).orElseThrow());
            warden().destroyForcibly();
            awaitSoon("a warden is on guard again", () -> told.size() == 2);
            assertNotEquals(first, wardens.pid());
            started.add(ProcessHandle.of(wardens.pid()).orElseThrow());
            assertEquals("a warden is on guard again", told.get(1));
        } finally {
            wardens.close();
            vertx.close().await(SOON.toSeconds(), TimeUnit.SECONDS);
        }
        awaitSoon("the warden goes", () -> !warden().isAlive());
    }

    @Test
    void theJournalOfALivingProcessIsItsOwn() throws Exception {
        Process victim = victim("alone");
        awaitSoon("a series is there", () -> !alive.isEmpty());
        Path file = directory.resolve("journal");
        assertEquals(Optional.empty(), Journal.open(file));
        victim.destroyForcibly().waitFor();
        try (Journal journal = Journal.open(file).orElseThrow()) {
            assertEquals(1, journal.debts().size());
        }
    }

    @Test
    void theWardenHasASessionOfItsOwn() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "no setsid on this machine");
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "no /proc on this machine");
        victim("guarded");
        String stat = Files.readString(Path.of("/proc/" + warden().pid() + "/stat"));
        String session = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3];
        assertEquals(Long.toString(warden().pid()), session);
    }
}
