package dev.tenfold.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is expected, to the byte; {@code -Dgolden.update=true} rewrites it, and the diff is the review. */
final class Golden {

    private static final Path HOME = Path.of("src/test/resources/dev/tenfold/report");

    private Golden() {}

    static void assertMatches(String name, String actual) throws IOException {
        Path file = HOME.resolve(name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(HOME);
            Files.writeString(file, actual);
        }
        assertEquals(Files.readString(file), actual, name + " differs; -Dgolden.update=true accepts the change");
    }
}
