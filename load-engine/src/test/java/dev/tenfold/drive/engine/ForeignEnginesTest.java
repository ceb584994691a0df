package dev.tenfold.drive.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.file.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every engine that can be had does with its file what the scenario says. */
@Timeout(360)
class ForeignEnginesTest {
    private static final String PATH = "/usr/local/bin:/usr/bin:/bin";

    @TempDir
    private Path folder;

    private CountingServer server;

    @BeforeEach
    void listen() throws IOException {
        server = new CountingServer();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void gatlingSendsAnOpenLoad() throws Exception {
        drive(Tool.GATLING, Loads.open(server.address()), Optional.of(Installed.jars("gatling")));
        counts();
    }

    @Test
    void jmeterSendsAnOpenLoad() throws Exception {
        drive(Tool.JMETER, Loads.open(server.address()), Optional.of(Installed.jmeter()));
        counts();
    }

    @Test
    void locustSendsAnOpenLoad() throws Exception {
        assumeTrue(Launch.find("locust", PATH).isPresent(), "needs locust: apt-get install python3-locust");
        drive(Tool.LOCUST, Loads.open(server.address()), Optional.empty());
        counts();
    }

    @Test
    void locustSendsALoadOfUsers() throws Exception {
        assumeTrue(Launch.find("locust", PATH).isPresent(), "needs locust: apt-get install python3-locust");
        drive(Tool.LOCUST, Loads.closed(server.address()), Optional.empty());
        users();
    }

    @Test
    void hyperfoilReadsAndRunsAnOpenLoad() throws Exception {
        String told = hyperfoil(Loads.open(server.address()));
        assertEquals(
                4,
                told.lines()
                        .filter(line -> line.matches("phase part./story0 .*"))
                        .count(),
                told);
        assertTrue(
                told.lines().filter(line -> line.contains("/story")).noneMatch(line -> line.endsWith("max -1")), told);
        // Its arrivals are random, and forks are phases of their own: four standard deviations of 620.
        assertEquals(620, server.count(), 100, told);
    }

    /** 620 requests to the percent; three of four read, within four standard deviations of chance. */
    private void counts() {
        assertEquals(620, server.count(), 0.02 * 620);
        assertEquals(465, server.count("/read?a=1&b=%3C2%3E"), 4 * Math.sqrt(620 * 0.75 * 0.25) + 12);
    }

    /**
     * A visit thinks 2 x 200 ms and half of 200 ms: 150 user-seconds are 300 visits; engines that start users one by
     * one, on a busy machine, miss some.
     */
    private void users() {
        assertEquals(600, server.count("/read"), 120);
        assertEquals(150, server.count("/rare"), 60);
    }

    private void drive(Tool tool, Traffic traffic, Optional<Path> home) throws Exception {
        Files.writeString(
                folder.resolve(tool.export().fileName(traffic)), tool.export().text(traffic));
        Launch launch = tool.launch(traffic, home, PATH);
        Path log = folder.resolve("log");
        try (Leash leash = Leash.process(
                launch.command(),
                folder,
                log,
                traffic.length().plus(launch.startUp()).plusSeconds(60))) {
            Leash.Ending ending = leash.await();
            assertEquals(new Leash.Ending(0, ""), ending, () -> tail(log));
        }
        assertTrue(!launch.results(folder).isEmpty(), () -> tail(log));
        for (Path file : launch.results(folder)) {
            LoadTest told = assertInstanceOf(LoadTest.class, Recordings.read(file));
            // Of users some are still asking when an engine counts for the last time.
            double apart = traffic.closed() ? 0.05 : 0.02;
            assertEquals(server.count(), told.total().count(), apart * server.count(), told.origin());
        }
    }

    private String hyperfoil(Traffic traffic) throws Exception {
        Path jars = Installed.jars("hyperfoil");
        Path file = Files.writeString(
                folder.resolve(Tool.HYPERFOIL.export().fileName(traffic)),
                Tool.HYPERFOIL.export().text(traffic));
        Path source = Installed.module().resolve("src/test/engines/hyperfoil/Reads.java");
        String java = ProcessHandle.current().info().command().orElseThrow();
        Path log = folder.resolve("log");
        try (Leash leash = Leash.process(
                List.of(java, "-cp", jars + "/*", source.toString(), file.toString(), "run"),
                folder,
                log,
                Duration.ofSeconds(90))) {
            assertEquals(new Leash.Ending(0, ""), leash.await(), () -> tail(log));
        }
        return tail(log);
    }

    private static String tail(Path log) {
        try {
            String text = Files.readString(log);
            return text.substring(Math.max(0, text.length() - 4000));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }
}
