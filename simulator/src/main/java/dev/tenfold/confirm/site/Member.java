package dev.tenfold.confirm.site;

import dev.tenfold.confirm.worker.Job;
import dev.tenfold.confirm.worker.Stat;
import dev.tenfold.confirm.worker.Worker;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** A replica's process, from its start to its end. */
final class Member {
    /** What makes a small Java start quickly. */
    private static final List<String> LIGHT = List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xshare:auto", "-Xmx48m", "-Xss256k");

    private final int number;
    private final int place;
    private final int together;
    private final Process process;
    private final long createdNanos;
    private int port;
    private OptionalLong readyNanos = OptionalLong.empty();
    private Stat last = Stat.NONE;

    private Member(int number, int place, int together, long createdNanos, Process process) {
        this.number = number;
        this.place = place;
        this.together = together;
        this.process = process;
        this.createdNanos = createdNanos;
    }

    /**
     * Starts one.
     *
     * @param createdNanos when it was decided, on the clock of {@link System#nanoTime}; its boot counts from then
     */
    static Member start(int number, int place, int together, long createdNanos, Job job) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(LIGHT);
        command.add("-cp");
        command.add(home());
        command.add(Worker.class.getName());
        command.add(Long.toString(System.currentTimeMillis() - (System.nanoTime() - createdNanos) / 1_000_000));
        command.addAll(job.words());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return new Member(number, place, together, createdNanos, process);
    }

    /** The jar, or folder, that has the main of a replica: it needs nothing else. */
    private static String home() throws IOException {
        try {
            return new File(Worker.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getPath();
        } catch (URISyntaxException odd) {
            throw new IOException(odd);
        }
    }

    int place() {
        return place;
    }

    int port() {
        return port;
    }

    boolean ready() {
        return readyNanos.isPresent();
    }

    Process process() {
        return process;
    }

    Replica shown() {
        return new Replica(number, port, createdNanos, readyNanos, together);
    }

    /** Waits until it listens; empty if it has ended. */
    Optional<Integer> awaitPort() throws IOException {
        BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
        return Optional.ofNullable(out.readLine()).map(Integer::valueOf);
    }

    void listens(int port) {
        this.port = port;
    }

    void readyAt(long nanos) {
        readyNanos = OptionalLong.of(nanos);
    }

    /** What it has done; what was known last where it does not answer. */
    Stat stat() {
        if (port > 0) {
            try {
                Question.ask(port, "/stat").ifPresent(text -> last = Stat.of(text));
            } catch (IOException silent) {
                // A scrape that fails leaves what was known.
            }
        }
        return last;
    }

    /** Tells it to end, which it does when it has finished what it holds. */
    void end() {
        process.toHandle().destroy();
    }

    /** It ends now: by the end of its pipe, or by force. */
    void kill() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException broken) {
            process.destroyForcibly();
        } catch (InterruptedException now) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
