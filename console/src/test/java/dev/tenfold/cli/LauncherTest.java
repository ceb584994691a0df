package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher in a small checkout of its own, whose build writes two jars' names and whose Java prints its arguments.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is for POSIX shells")
class LauncherTest {
    private static final String BUILD = """
            #!/bin/sh
            echo built >>builds.log
            [ ! -f broken ] || { echo "Main.java:7: ';' expected"; exit 1; }
            sleep "${BUILD_SECONDS-0}"
            mkdir -p console/target/dist/lib
            printf '/m2/a-1.jar:/m2/b-2.jar' >console/target/dist/every-verb.classpath
            printf '/m2/c-3.jar' >console/target/dist/some-verbs.classpath
            for jar in tenfold-console a-1 b-2 c-3; do : >console/target/dist/lib/$jar.jar; done
            """;
    private static final String JAVA = """
            #!/bin/sh
            for word; do
              case $word in
                -XX:ArchiveClassesAtExit=*)
                  echo trained >>"$(dirname "$0")/trainings.log"
                  echo classes >"${word#*=}"
                  exit 0 ;;
                -Xshare:on) exit "${ARCHIVE_ENDING-0}" ;;
              esac
            done
            for word; do printf '%s\\n' "$word"; done
            exit "${ENDING-0}"
            """;

    @TempDir
    private Path temporary;

    private Path checkout;
    private Path java;

    private record Ending(int code, List<String> out, String err) {}

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = temporary.toRealPath().resolve("a checkout");
        java = checkout.resolveSibling("java home");
        Files.createDirectories(checkout.resolve("console/src/main/java"));
        Files.createDirectories(checkout.resolve(".mvn"));
        Files.createDirectories(java.resolve("bin"));
        Path self = Path.of("").toAbsolutePath();
        while (!Files.exists(self.resolve("tenfold"))) self = self.getParent();
        executable(checkout.resolve("tenfold"), Files.readString(self.resolve("tenfold")));
        executable(checkout.resolve("mvnw"), BUILD);
        executable(java.resolve("bin/java"), JAVA);
        Files.writeString(java.resolve("release"), "IMPLEMENTOR=\"Example\"\nJAVA_VERSION=\"17.0.15\"\n");
        Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(Map<String, String> environment, Path directory, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("JAVA_HOME", java.toString());
        builder.environment().remove("TENFOLD_OPTS");
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        return builder.start();
    }

    private static Ending end(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), err);
        return new Ending(process.exitValue(), out.lines().toList(), err);
    }

    private Ending launch(Map<String, String> environment, String... words) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(checkout.resolve("tenfold").toString()));
        command.addAll(List.of(words));
        return end(start(environment, checkout, command.toArray(String[]::new)));
    }

    private long lines(Path log) throws IOException {
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    private long builds() throws IOException {
        return lines(checkout.resolve("builds.log"));
    }

    private long trainings() throws IOException {
        return lines(java.resolve("bin/trainings.log"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "dash", "bash", "busybox sh", "ksh", "zsh"})
    void everyShellBuildsOnceAndThenStarts(String shell) throws Exception {
        String program = shell.split(" ")[0];
        boolean installed =
                List.of("/bin/", "/usr/bin/").stream().anyMatch(bin -> Files.exists(Path.of(bin + program)));
        Assumptions.assumeTrue(installed, program + " is not installed");
        List<String> command = new ArrayList<>(List.of(shell.split(" ")));
        command.addAll(List.of("tenfold", "run", "two words", "*", ""));
        String[] words = command.toArray(String[]::new);
        Ending first = end(start(Map.of(), checkout, words));
        assertEquals("Building Tenfold (first use, about a minute) ...\n", first.err());
        Ending second = end(start(Map.of(), checkout, words));
        assertEquals("", second.err());
        assertEquals(first.out(), second.out());
        int main = second.out().indexOf("dev.tenfold.cli.Main");
        assertEquals(
                List.of("run", "two words", "*", ""),
                second.out().subList(main + 1, second.out().size()));
        assertEquals(List.of(1L, 1L), List.of(builds(), trainings()));
    }

    @ParameterizedTest(name = "{0}: jars {1}, short start {2}")
    @CsvSource({
        "run, tenfold-console a-1 b-2, true",
        "check, tenfold-console a-1 b-2, true",
        "conformance, tenfold-console a-1 b-2 c-3, true",
        "--help, tenfold-console a-1 b-2 c-3, true",
        "tune, tenfold-console a-1 b-2 c-3, false"
    })
    void aVerbGetsTheJarsAndTheCompilerItNeeds(String verb, String jars, boolean shortStart) throws Exception {
        Ending ending = launch(Map.of("TENFOLD_OPTS", "-Xmx1g -Dx=*"), verb);
        String lib = checkout.resolve("console/target/dist/lib") + "/";
        String classpath = lib + String.join(".jar:" + lib, jars.split(" ")) + ".jar";
        assertTrue(ending.out().contains(classpath), ending.out()::toString);
        assertEquals(shortStart, ending.out().contains("-XX:TieredStopAtLevel=1"));
        assertTrue(ending.out().containsAll(List.of("-Xmx1g", "-Dx=*")), ending.out()::toString);
        assertTrue(ending.out().stream().anyMatch(word -> word.startsWith("-XX:SharedArchiveFile=")));
    }

    @Test
    void theExitCodeAndStandardInputAreTheVerbs() throws Exception {
        launch(Map.of(), "run");
        assertEquals(70, launch(Map.of("ENDING", "70"), "run").code());
        executable(java.resolve("bin/java"), "#!/bin/sh\nexec cat\n");
        Process process = start(Map.of(), checkout, checkout.resolve("tenfold").toString(), "check", "-");
        try (var in = process.getOutputStream()) {
            in.write("kind: HorizontalPodAutoscaler\n".getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(List.of("kind: HorizontalPodAutoscaler"), end(process).out());
    }

    @Test
    void changedSourcesAreBuiltAgain() throws Exception {
        launch(Map.of(), "run");
        Path source = checkout.resolve("console/src/main/java/Main.java");
        Files.writeString(source, "class Main {}");
        assertEquals(
                "Building Tenfold (sources changed) ...\n",
                launch(Map.of(), "run").err());
        assertEquals("", launch(Map.of(), "run").err());
        Files.delete(source);
        assertEquals(
                "Building Tenfold (sources changed) ...\n",
                launch(Map.of(), "run").err());
        assertEquals(List.of(3L, 3L), List.of(builds(), trainings()));
    }

    @Test
    void aNewJarMakesANewArchive() throws Exception {
        launch(Map.of(), "run");
        Path jar = checkout.resolve("console/target/dist/lib/b-2.jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
        launch(Map.of(), "run");
        assertEquals(List.of(1L, 2L), List.of(builds(), trainings()));
    }

    @Test
    void anotherJavaMakesItsOwnArchive() throws Exception {
        launch(Map.of(), "run");
        Files.writeString(java.resolve("release"), "JAVA_VERSION=\"25.0.3\"\n");
        launch(Map.of(), "run");
        launch(Map.of(), "run");
        assertEquals(2, trainings());
    }

    @Test
    void aJavaThatCannotMakeAnArchiveStartsWithoutAndIsNotAskedAgain() throws Exception {
        executable(java.resolve("bin/java"), JAVA.replace("echo classes >\"${word#*=}\"", "exit 134"));
        launch(Map.of(), "run");
        Ending ending = launch(Map.of(), "run");
        assertEquals(List.of(0, "", 1L), List.of(ending.code(), ending.err(), trainings()));
        assertFalse(ending.out().toString().contains("SharedArchiveFile"));
    }

    @Test
    void anArchiveOnWhichJavaDiesIsNotKept() throws Exception {
        launch(Map.of("ARCHIVE_ENDING", "134"), "run");
        Ending ending = launch(Map.of(), "run");
        assertEquals(List.of(0, "", 1L), List.of(ending.code(), ending.err(), trainings()));
        assertFalse(ending.out().toString().contains("SharedArchiveFile"));
    }

    @Test
    void aCollectorOfOnesOwnReplacesOurs() throws Exception {
        assertTrue(launch(Map.of(), "run").out().contains("-XX:+UseSerialGC"));
        Ending own = launch(Map.of("TENFOLD_OPTS", "-XX:+UseZGC"), "run");
        assertFalse(own.out().contains("-XX:+UseSerialGC"));
    }

    @Test
    void aBrokenBuildIsShownAndTriedAgain() throws Exception {
        Files.writeString(checkout.resolve("broken"), "");
        Ending broken = launch(Map.of(), "run");
        assertEquals(2, broken.code());
        assertTrue(broken.err().contains("Main.java:7: ';' expected"), broken.err());
        assertTrue(broken.err().endsWith("tenfold: could not be built; the reason stands above\n"), broken.err());
        Files.delete(checkout.resolve("broken"));
        assertEquals(0, launch(Map.of(), "run").code());
    }

    @Test
    void twoFirstUsesAtOnceBuildOnce() throws Exception {
        String tenfold = checkout.resolve("tenfold").toString();
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(start(Map.of("BUILD_SECONDS", "1"), checkout, tenfold, "run", "x"));
        }
        for (Process process : processes) {
            Ending ending = end(process);
            assertEquals(0, ending.code(), ending.err());
            assertTrue(ending.out().contains("x"));
        }
        assertEquals(List.of(1L, 1L), List.of(builds(), trainings()));
    }

    @Test
    void theLockOfADeadProcessIsBroken() throws Exception {
        Process dead = start(Map.of(), checkout, "true");
        dead.waitFor();
        Process name = start(Map.of(), checkout, "uname", "-n");
        String machine = end(name).out().get(0);
        Path lock = checkout.resolve("console/target/building");
        Files.createDirectories(lock.getParent());
        Files.createSymbolicLink(lock, Path.of(dead.pid() + "@" + machine));
        assertEquals(0, launch(Map.of(), "run").code());
        assertFalse(Files.isSymbolicLink(lock));
    }

    @Test
    void linksFromAnywhereLeadHome() throws Exception {
        Path bin = Files.createDirectories(checkout.resolveSibling("bin"));
        Files.createSymbolicLink(bin.resolve("tenfold"), Path.of("../a checkout/tenfold"));
        Files.createSymbolicLink(bin.resolve("tf"), Path.of("tenfold"));
        Ending ending = end(start(Map.of(), bin, "sh", "-c", "PATH=$PWD:$PATH; cd /; tf run relative.yaml"));
        assertEquals("relative.yaml", ending.out().get(ending.out().size() - 1));
    }

    /** What the archives hold: no sources, and jars beside the launcher. */
    private void turnIntoADistribution() throws Exception {
        end(start(Map.of(), checkout, "sh", "mvnw"));
        Path dist = checkout.resolve("console/target/dist");
        for (String part : List.of("lib", "every-verb.classpath", "some-verbs.classpath")) {
            Files.move(dist.resolve(part), checkout.resolve(part));
        }
        for (String part : List.of("builds.log", "mvnw", "pom.xml")) Files.delete(checkout.resolve(part));
    }

    @Test
    void aDistributionBuildsNothingAndKeepsItsArchiveWithTheUser() throws Exception {
        turnIntoADistribution();
        Path cache = checkout.resolveSibling("cache");
        Map<String, String> environment = Map.of("XDG_CACHE_HOME", cache.toString());
        Ending first = launch(environment, "run", "x");
        Ending second = launch(environment, "run", "x");
        assertEquals(List.of(0, "", 0, ""), List.of(first.code(), first.err(), second.code(), second.err()));
        assertTrue(second.out().contains("-Dtenfold.root=" + checkout), second.out()::toString);
        assertTrue(second.out().toString().contains("SharedArchiveFile=" + cache.resolve("tenfold/cds")));
        assertEquals(List.of(0L, 1L), List.of(builds(), trainings()));
        assertFalse(Files.exists(checkout.resolve("cds")));
    }

    @Test
    void aDistributionStartsWithoutAPlaceForItsArchive() throws Exception {
        turnIntoADistribution();
        Ending ending = launch(Map.of("XDG_CACHE_HOME", "/proc/nowhere"), "run", "x");
        assertEquals(List.of(0, "", 0L), List.of(ending.code(), ending.err(), trainings()));
        assertFalse(ending.out().toString().contains("SharedArchiveFile"));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            JAVA_VERSION="11.0.2"   | needs Java 17 or newer, and %s/bin/java is 11.0.2
            JAVA_VERSION="1.8.0_42" | needs Java 17 or newer, and %s/bin/java is 1.8.0_42
            """)
    void anOldJavaIsRefusedInALine(String release, String complaint) throws Exception {
        Files.writeString(java.resolve("release"), release + "\n");
        Ending ending = launch(Map.of(), "run");
        assertEquals(2, ending.code());
        assertEquals("tenfold: " + complaint.replace("%s", java.toString()) + "\n", ending.err());
        assertEquals(0, builds());
    }

    @Test
    void aMissingJavaIsRefusedInALine() throws Exception {
        Ending wrong = launch(Map.of("JAVA_HOME", "/nowhere"), "run");
        assertEquals("tenfold: JAVA_HOME is /nowhere, which has no bin/java\n", wrong.err());
        Path bin = Files.createDirectories(checkout.resolveSibling("bin"));
        String tenfold = checkout.resolve("tenfold").toString();
        Ending none = end(start(Map.of("JAVA_HOME", "", "PATH", bin.toString()), bin, "/bin/sh", tenfold, "run"));
        assertEquals(2, none.code());
        assertEquals("tenfold: needs Java 17 or newer: no java on the PATH, and JAVA_HOME is not set\n", none.err());
    }

    @Test
    void javaIsFoundOnThePathThroughLinks() throws Exception {
        Path bin = Files.createDirectories(checkout.resolveSibling("bin"));
        Files.createSymbolicLink(bin.resolve("java"), Path.of("../java home/bin/java"));
        Ending ending = launch(Map.of("JAVA_HOME", "", "PATH", bin + ":" + System.getenv("PATH")), "run");
        assertEquals(0, ending.code(), ending.err());
        assertTrue(ending.out().toString().contains("17.0.15-Example.jsa"), ending.out()::toString);
    }
}
