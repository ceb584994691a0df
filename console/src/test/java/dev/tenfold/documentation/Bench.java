package dev.tenfold.documentation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A folder in which commands of the documentation are executed: it looks like the repository, and may be written to.
 */
record Bench(Path folder) {
    private static final long PATIENCE_SECONDS = 120;

    private static final List<String> LINKS = List.of("scenarios", "docs", "README.md", "LICENSE");

    /** Makes it in an empty folder. */
    static Bench in(Path folder, Path repository) throws IOException {
        for (String name : LINKS) {
            Files.createSymbolicLink(folder.resolve(name), repository.resolve(name));
        }
        String java = ProcessHandle.current().info().command().orElse("java");
        Path launcher = Files.writeString(
                folder.resolve("tenfold"),
                "#!/bin/sh\nexec '" + java + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -cp '"
                        + System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        + "' dev.tenfold.cli.Main \"$@\"\n");
        if (!launcher.toFile().setExecutable(true)) {
            throw new IOException(launcher + " cannot be made executable");
        }
        Files.createDirectory(folder.resolve("my"));
        return new Bench(folder);
    }

    /** Takes the links to the repository away, lest whoever tidies up follows them. */
    void unlink() throws IOException {
        for (String name : LINKS) {
            Files.delete(folder.resolve(name));
        }
    }

    /** What a command says, line by line. */
    List<String> run(String command) throws IOException, InterruptedException {
        Path said = Files.createTempFile("said", ".txt");
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("COLUMNS", "100");
        builder.environment().put("NO_COLOR", "1");
        builder.environment().put("XDG_CACHE_HOME", folder.resolve(".cache").toString());
        Process process = builder.start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IOException(command + " has not ended after " + PATIENCE_SECONDS + " s");
        }
        String text = Files.readString(said, StandardCharsets.UTF_8);
        Files.delete(said);
        return text.isEmpty() ? List.of() : List.of(text.stripTrailing().split("\n", -1));
    }
}
