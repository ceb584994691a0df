package dev.tenfold.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file of the repository that is written by a program: compared, or rewritten with {@code -Dgolden.update=true}. */
final class Golden {
    private Golden() {}

    /** The root of the repository. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("scenarios"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    static void check(String file, String text) throws IOException {
        Path path = root().resolve(file);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(path, text);
        }
        String there = Files.exists(path) ? Files.readString(path) : "";
        assertEquals(there, text, file + " is not current; ./mvnw test -Dgolden.update=true rewrites it");
    }
}
