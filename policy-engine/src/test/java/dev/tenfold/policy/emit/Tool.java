package dev.tenfold.policy.emit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A program of somebody else's that takes what is written here; the test is skipped where it is not installed. */
public final class Tool {
    private Tool() {}

    /** What a program said, and with which code it ended. */
    public record Answer(int code, String said) {}

    /** Runs a program in a folder. */
    public static Answer run(Path folder, String name, String... arguments) throws IOException, InterruptedException {
        boolean installed = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path).resolve(name)));
        assumeTrue(installed, name + " is not installed");
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), said);
    }
}
