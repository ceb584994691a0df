package dev.tenfold.cli;

import dev.tenfold.drive.engine.Leash;
import dev.tenfold.drive.engine.Traffic;
import dev.tenfold.recording.BadRecording;
import dev.tenfold.recording.Endpoint;
import dev.tenfold.recording.LoadTest;
import dev.tenfold.recording.file.Recordings;
import dev.tenfold.spelling.Figure;
import java.nio.file.Path;
import java.util.List;

/** What another engine found, for people. */
final class DriveReport {
    /** More than this between an engine's count and the target's is no chance. */
    private static final double NEAR = 0.02;

    private final Terminal terminal;
    private final Traffic traffic;
    private long told = -1;
    private boolean agrees = true;

    DriveReport(Terminal terminal, Traffic traffic) {
        this.terminal = terminal;
        this.traffic = traffic;
    }

    /** Reads and prints what can be read. */
    void results(List<Path> files) {
        for (Path file : files) {
            try {
                if (Recordings.read(file) instanceof LoadTest test) {
                    print(file, test);
                }
            } catch (BadRecording unreadable) {
                terminal.out().println(file + ": not read, its numbers are not in this report");
            }
        }
        traffic.requests().ifPresent(planned -> terminal.out().println("planned " + Figure.count(planned)));
    }

    private void print(Path file, LoadTest test) {
        terminal.out().println(test.origin() + " (" + file + ")");
        test.endpoints().forEach(this::line);
        line(test.total());
        told = Math.max(told, test.total().count());
    }

    private void line(Endpoint endpoint) {
        String name = (endpoint.method() + " " + endpoint.name()).strip();
        terminal.out()
                .println("  " + (name.isEmpty() ? "all" : name) + ": " + Figure.count(endpoint.count()) + " requests, "
                        + Figure.count(endpoint.failures()) + " failed, p50 "
                        + Figure.time(endpoint.latency().percentile(50)) + ", p95 "
                        + Figure.time(endpoint.latency().percentile(95)) + ", p99 "
                        + Figure.time(endpoint.latency().percentile(99)));
    }

    /** What the target itself counted. */
    void counted(double requests) {
        terminal.out().println("the target counted " + Figure.count(requests));
        if (told >= 0 && Math.abs(requests - told) > NEAR * Math.max(told, requests)) {
            agrees = false;
            terminal.out().println("  that is not what the engine says: one of them is wrong, or others ask too");
        }
    }

    /** Prints how it ended; returns whether all is well. */
    boolean ended(Leash.Ending ending, Path log) {
        if (!ending.trouble().isEmpty()) {
            terminal.out().println("ended by force: " + ending.trouble());
        } else if (ending.code() != 0) {
            terminal.out().println("the engine says it failed (" + ending.code() + "); " + log + " says why");
        }
        return ending.code() == 0 && agrees;
    }
}
