package dev.tenfold.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tenfold is built from. */
class DependenciesTest {
    /** Milestones, candidates and snapshots: they change, and disappear from registries. */
    private static final Pattern UNFINISHED =
            Pattern.compile("(?i).*[-.](alpha|beta|m|rc|cr|snapshot)[-.]?\\d*(-.*)?\\.jar");

    @Test
    void onlyFinalReleasesAreUsed() {
        List<String> jars = classPath();
        assertTrue(jars.size() > 20, jars::toString);
        assertEquals(
                List.of(),
                jars.stream().filter(jar -> UNFINISHED.matcher(jar).matches()).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a-1.0-M2.jar", "a-1.0-RC1.jar", "a-1.0.CR3.jar", "a-2.0-beta-4.jar", "a-1-SNAPSHOT.jar"})
    void unfinishedVersionsAreKnownByTheirNames(String jar) {
        assertTrue(UNFINISHED.matcher(jar).matches());
    }

    /** Names of the jars of other people that tests of this module run with, which are those of all modules. */
    private static List<String> classPath() {
        String forked = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(forked)
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(name -> name.endsWith(".jar") && !name.startsWith("tenfold-"))
                .toList();
    }
}
