package dev.tenfold.inject.safety;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a warden is started.
 *
 * @param java the virtual machine
 * @param classPath of the warden: what it needs to make sinks
 * @param journal that it replays
 * @param sinks name of a class with a public static method {@code open(Vertx, Destination)} that makes sinks
 * @param patience without a beat of its parent, which comes every second; 2 s or more
 */
public record WardenOrder(Path java, String classPath, Path journal, String sinks, Duration patience) {
    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(2);
    private static final List<Path> SETSID = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    public WardenOrder {
        if (patience.compareTo(SHORTEST_PATIENCE) < 0) {
            throw new IllegalArgumentException("a warden's patience must be >= 2s, was " + patience);
        }
    }

    /** A warden like this process: the same virtual machine, the same class path, ten seconds of patience. */
    public static WardenOrder like(Path journal, String sinks) {
        String java = ProcessHandle.current()
                .info()
                .command()
                .orElseThrow(() -> new IllegalStateException("this process does not know its own program"));
        String classPath = ManagementFactory.getRuntimeMXBean().getClassPath();
        return new WardenOrder(Path.of(java), classPath, journal, sinks, Duration.ofSeconds(10));
    }

    /** This order with another patience. */
    public WardenOrder within(Duration other) {
        return new WardenOrder(java, classPath, journal, sinks, other);
    }

    /** Where a warden writes what it did. */
    public Path log() {
        return journal.resolveSibling(journal.getFileName() + ".warden.log");
    }

    /**
     * The command line; in a session of its own where the system can, so that what a terminal sends to its parent does
     * not end it too.
     *
     * @param parent the process that it guards
     */
    List<String> command(long parent) {
        List<String> command = new ArrayList<>();
        SETSID.stream().filter(Files::isExecutable).findFirst().ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(List.of(
                java.toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                Warden.class.getName(),
                Long.toString(parent),
                Long.toString(patience.toMillis()),
                journal.toAbsolutePath().toString(),
                sinks));
        return command;
    }
}
