package dev.tenfold.server;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real server that a test has for itself: on a free port of the loopback interface, with its files in a directory of
 * its own; gone with all of them when closed. It can be stopped, killed and started again on the same port and files.
 *
 * <p>The variable {@code TENFOLD_SERVERS} with the value {@code docker} has containers run even where the binary is
 * installed.
 */
public final class RealServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int CLOCK_TICKS_PER_SECOND = 100;

    private final Program program;
    private final Running running;

    private RealServer(Program program, Running running) {
        this.program = program;
        this.running = running;
    }

    /** Starts a program and waits until it serves; aborts the test if there is no way to run it. */
    static RealServer start(Program program) {
        RealServer server = new RealServer(program, way(program));
        try {
            server.start();
            return server;
        } catch (RuntimeException | Error failed) {
            server.close();
            throw failed;
        }
    }

    private static Running way(Program program) {
        Optional<Path> installed = program.installed();
        boolean docker = "docker".equals(System.getenv("TENFOLD_SERVERS"));
        if (installed.isPresent() && !docker) {
            return new RunningProcess(installed.get(), program);
        }
        if (RunningContainer.possible()) {
            return new RunningContainer(program);
        }
        delete(program.directory());
        return abort("no " + program.binary() + " here: apt-get install --no-install-recommends "
                + program.debianPackage() + ", or run Docker");
    }

    /** Starts it again after {@link #stop()} or {@link #kill()}, and waits until it serves. */
    public void start() {
        try {
            running.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Eventually.becomes(PATIENCE, this::ready, ready -> ready || !running.alive());
        if (!running.alive()) {
            throw new AssertionError(program.binary() + " ended at once: " + log());
        }
    }

    private boolean ready() {
        try {
            HttpURLConnection asked =
                    (HttpURLConnection) program.ready().toURL().openConnection();
            asked.setConnectTimeout(1000);
            asked.setReadTimeout(5000);
            return asked.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Asks it to end, and waits. */
    public void stop() {
        running.stop();
    }

    /** Ends it as a crash would. */
    public void kill() {
        running.kill();
    }

    /** Its process id. */
    public long pid() {
        return running.pid();
    }

    /** CPU time that its process has used, from {@code /proc}: on Linux alone, to 10 ms. */
    public Duration cpu() {
        return cpu(pid());
    }

    /** CPU time that a process has used, of all its threads, in user and system mode. */
    public static Duration cpu(long pid) {
        String stat = read(Path.of("/proc", String.valueOf(pid), "stat"));
        // The second field is the program's name in brackets, which may hold spaces.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return Duration.ofSeconds(ticks).dividedBy(CLOCK_TICKS_PER_SECOND);
    }

    /** What it has logged. */
    public String log() {
        Path log = program.directory().resolve("log");
        return Files.exists(log) ? read(log) : "";
    }

    /** Its files. */
    Path directory() {
        return program.directory();
    }

    static Path newDirectory(String name) {
        try {
            return Files.createTempDirectory("tenfold-" + name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Path write(Path file, String text) {
        try {
            return Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A port that nobody listens on just now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        running.remove();
        delete(program.directory());
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        } catch (IOException left) {
            // A temporary directory that stays behind harms nobody.
        }
    }
}
