package dev.tenfold.shipping;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command of the machine, as somebody runs it. */
record Command(List<String> words, Path directory, Map<String, String> environment) {
    /** Nobody with rights: the user of the image. */
    static final int USER = 65532;

    /** How a command ended. */
    record Ending(int code, String out, String err) {
        /** This ending, if it was a good one. */
        Ending good() {
            assertTrue(code == 0, () -> "ended with " + code + ":\n" + out + err);
            return this;
        }
    }

    static Command of(String... words) {
        return new Command(List.of(words), Path.of("").toAbsolutePath(), Map.of());
    }

    Command in(Path folder) {
        return new Command(words, folder, environment);
    }

    /** With these variables and no others. */
    Command with(Map<String, String> variables) {
        return new Command(words, directory, variables);
    }

    /** As a user without root. */
    Command asUser() {
        List<String> all = new ArrayList<>(Arrays.asList(
                "setpriv",
                "--reuid=" + USER,
                "--regid=" + USER,
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=-all"));
        all.addAll(words);
        return new Command(all, directory, environment);
    }

    Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        if (!environment.isEmpty()) {
            builder.environment().clear();
            builder.environment().putAll(environment);
        }
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    Ending run() throws IOException, InterruptedException {
        Path errors = Files.createTempFile("command", ".err");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(words).directory(directory.toFile()).redirectError(errors.toFile());
            if (!environment.isEmpty()) {
                builder.environment().clear();
                builder.environment().putAll(environment);
            }
            Process process = builder.start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(120, TimeUnit.SECONDS), () -> String.join(" ", words) + " does not end");
            return new Ending(process.exitValue(), out, Files.readString(errors));
        } finally {
            Files.delete(errors);
        }
    }

    /** Whether this is root, who alone can become another user. */
    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }
}
