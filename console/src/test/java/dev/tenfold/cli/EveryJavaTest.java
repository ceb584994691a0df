package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One seed, the same bytes: on the Java that builds, run twice, and on every other Java of the machine. */
class EveryJavaTest {
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<String> SCENARIOS = List.of("users-x10", "slow-dependency");

    @TempDir
    Path folder;

    @Test
    void everyRunOnEveryJavaWritesTheSameReport() throws Exception {
        List<Path> others = others();
        if (others.isEmpty()) {
            System.out.println("Compared with no other Java: " + INSTALLED + " holds none from 17 on beside " + own());
        }
        Path expected = run(own(), "first");
        compare(expected, run(own(), "second"));
        for (Path other : others) {
            compare(expected, run(other, other.getFileName().toString()));
        }
    }

    private static void compare(Path expected, Path actual) throws IOException {
        for (String scenario : SCENARIOS) {
            String report = scenario + "/report.json";
            byte[] bytes = Files.readAllBytes(expected.resolve(report));
            assertTrue(bytes.length > 10_000, report + " has " + bytes.length + " bytes");
            assertArrayEquals(bytes, Files.readAllBytes(actual.resolve(report)), actual + "/" + report);
        }
    }

    private Path run(Path java, String name) throws IOException, InterruptedException {
        Path out = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of(
                java.resolve("bin/java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--quiet",
                "--out",
                out.toString()));
        SCENARIOS.forEach(scenario -> command.add("scenarios/" + scenario + ".yaml"));
        Path said = folder.resolve(name + ".txt");
        int exit = new ProcessBuilder(command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        assertTrue(exit == Exit.HELD.code() || exit == Exit.FAILED.code(), () -> read(said));
        return out;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static Path own() {
        return Path.of(System.getProperty("java.home"));
    }

    /** Javas from 17 on, each once however many links lead to it. */
    private static List<Path> others() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return List.of();
        }
        List<Path> others = new ArrayList<>();
        try (Stream<Path> homes = Files.list(INSTALLED)) {
            for (Path home : homes.sorted().toList()) {
                Path real = home.toRealPath();
                boolean runs = Files.isExecutable(real.resolve("bin/java")) && feature(real) >= 17;
                if (runs && !real.equals(own().toRealPath()) && !others.contains(real)) {
                    others.add(real);
                }
            }
        }
        return others;
    }

    /** 17 of {@code JAVA_VERSION="17.0.12"}; 0 where nothing is said. */
    private static int feature(Path home) throws IOException {
        Path release = home.resolve("release");
        if (!Files.isRegularFile(release)) {
            return 0;
        }
        return Files.readAllLines(release).stream()
                .filter(line -> line.matches("JAVA_VERSION=\"\\d+.*"))
                .map(line -> Integer.valueOf(line.replaceFirst("JAVA_VERSION=\"(\\d+).*", "$1")))
                .findFirst()
                .orElse(0);
    }
}
