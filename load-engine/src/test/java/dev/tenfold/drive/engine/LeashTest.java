package dev.tenfold.drive.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that do not want to end. */
@Timeout(60)
class LeashTest {
    /** Ignores all that can be ignored, as does its child, which leaves its parent; both say who they are. */
    private static final String STUBBORN =
            "trap '' TERM INT HUP; echo $$ >> pids; (trap '' TERM INT HUP; sh -c 'echo $$ >> pids; "
                    + "while :; do sleep 1; done' &) ; while :; do sleep 1; done";

    @TempDir
    private Path folder;

    private final List<Leash> held = new ArrayList<>();
    private final List<Process> started = new ArrayList<>();

    @BeforeAll
    static void thereIsAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs /bin/sh");
    }

    @AfterEach
    void endAll() throws IOException {
        for (Leash leash : held) {
            leash.close();
        }
        started.forEach(Process::destroyForcibly);
        for (ProcessHandle left : living()) {
            left.destroyForcibly();
        }
    }

    @Test
    void tellsHowAnEngineEnded() throws Exception {
        Leash leash = hold("echo hello; exit 3", Duration.ofSeconds(20));
        assertEquals(new Leash.Ending(3, ""), leash.await());
        assertEquals("hello\n", Files.readString(folder.resolve("log")));
    }

    @Test
    void endsAtThePlannedEndWhatIgnoresBeingAsked() throws Exception {
        long begin = System.nanoTime();
        Leash leash = hold(stubborn(), Duration.ofSeconds(2));
        awaitPids(2);
        assertEquals(new Leash.Ending(-1, "it did not end in time"), leash.await());
        assertEquals(List.of(), living());
        assertTrue(System.nanoTime() - begin < 12e9, "within ten seconds of the planned end");
    }

    @Test
    void endsWhenTheLeashIsLetGo() throws Exception {
        Leash leash = hold(stubborn(), Duration.ofSeconds(100));
        awaitPids(2);
        leash.close();
        assertEquals(new Leash.Ending(-1, "its parent is gone"), leash.await());
        assertEquals(List.of(), living());
    }

    @Test
    void endsWhatAnEngineLeavesBehind() throws Exception {
        Leash leash = hold(
                "(trap '' TERM; echo 0 >> pids; sh -c 'echo $$ >> pids; sleep 100' &); sleep 1; exit 0",
                Duration.ofSeconds(20));
        awaitPids(2);
        assertEquals(new Leash.Ending(0, ""), leash.await());
        assertEquals(List.of(), living());
    }

    @Test
    void endsWhenItsParentIsKilled() throws Exception {
        Process parent = parent();
        awaitPids(2);
        long killed = System.nanoTime();
        parent.destroyForcibly().waitFor();
        while (!living().isEmpty()) {
            assertTrue(System.nanoTime() - killed < 10e9, () -> "still alive: " + living());
            Thread.sleep(50);
        }
    }

    @Test
    void endsTheEngineItselfWhenTheKeeperIsKilled() throws Exception {
        Leash leash = hold(stubborn(), Duration.ofSeconds(100));
        awaitPids(2);
        ProcessHandle.of(leash.keeperPid()).orElseThrow().destroyForcibly();
        assertEquals(new Leash.Ending(-1, "its keeper was lost"), leash.await());
        assertEquals(List.of(), living());
    }

    @Test
    void endsEvenIfParentAndKeeperAreKilled() throws Exception {
        assumeTrue(!ProcessCharge.program("timeout").isEmpty(), "needs timeout of coreutils");
        Process parent = parent();
        awaitPids(2);
        long begin = System.nanoTime();
        long keeper = Long.parseLong(Files.readString(folder.resolve("keeper")).strip());
        parent.destroyForcibly();
        ProcessHandle.of(keeper).orElseThrow().destroyForcibly();
        while (!living().isEmpty()) {
            assertTrue(System.nanoTime() - begin < 14e9, () -> "still alive: " + living());
            Thread.sleep(50);
        }
    }

    @Test
    void saysWhyAnEngineDoesNotStart() throws Exception {
        Leash leash = Leash.process(List.of("/nowhere/engine"), folder, folder.resolve("log"), Duration.ofSeconds(5));
        held.add(leash);
        assertEquals(127, leash.await().code());
        assertFalse(Files.readString(folder.resolve("log")).isBlank());
    }

    /** A process that holds an engine that is planned to run for four seconds. */
    private Process parent() throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String classPath = Leash.classPath(Parent.class, Leash.class, JsonFactory.class);
        Process parent = new ProcessBuilder(java, "-cp", classPath, Parent.class.getName(), folder.toString(), STUBBORN)
                .redirectErrorStream(true)
                .start();
        started.add(parent);
        BufferedReader told =
                new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
        Files.writeString(
                folder.resolve("keeper"), Optional.ofNullable(told.readLine()).orElse(""));
        return parent;
    }

    /** Stands for Tenfold. */
    static final class Parent {
        private Parent() {}

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[0]);
            try (Leash leash = Leash.process(
                    List.of("/bin/sh", "-c", args[1]), folder, folder.resolve("log"), Duration.ofSeconds(4))) {
                System.out.println(leash.keeperPid());
                leash.await();
            }
        }
    }

    private String stubborn() {
        return STUBBORN;
    }

    private Leash hold(String script, Duration planned) throws IOException {
        Leash leash = Leash.process(List.of("/bin/sh", "-c", script), folder, folder.resolve("log"), planned);
        held.add(leash);
        return leash;
    }

    private void awaitPids(int count) throws Exception {
        long begin = System.nanoTime();
        while (pids().size() < count) {
            assertTrue(System.nanoTime() - begin < 20e9, () -> "only " + pids());
            Thread.sleep(20);
        }
    }

    private List<Long> pids() {
        try {
            Path file = folder.resolve("pids");
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().map(Long::parseLong).toList()
                    : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private List<ProcessHandle> living() {
        return pids().stream()
                .filter(pid -> pid > 1)
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .filter(ProcessHandle::isAlive)
                .toList();
    }
}
