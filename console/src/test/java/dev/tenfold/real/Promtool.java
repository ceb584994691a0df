package dev.tenfold.real;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Prometheus' own tool, which runs tests of rules in virtual time. */
public final class Promtool {
    private Promtool() {}

    /** The installed binary, {@code apt-get install prometheus}; empty if there is none. */
    public static Optional<Path> binary() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Runs tests of rules.
     *
     * @param directory where the files are, and where the tool's output goes
     * @param files their names
     * @return empty if all of them hold, or what the tool said
     */
    public static Optional<String> test(Path directory, List<String> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(binary().orElseThrow().toString(), "test", "rules"));
        command.addAll(files);
        Path output = directory.resolve("promtool.log");
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("promtool did not end within 2 minutes");
        }
        return process.exitValue() == 0
                ? Optional.empty()
                : Optional.of(Files.readString(output, StandardCharsets.UTF_8));
    }
}
