package dev.tenfold.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The checkout as it lies on disk: main sources of every module. */
final class SourceTree {
    private SourceTree() {}

    /** The checkout's root: the nearest directory upwards that holds the Maven wrapper. */
    static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("mvnw"))) {
            directory = directory.getParent();
            if (directory == null)
                throw new IllegalStateException(
                        "no checkout around " + Path.of("").toAbsolutePath());
        }
        return directory;
    }

    /** Files below every module's {@code src/main}, sorted. */
    static List<Path> mainFiles() throws IOException {
        try (Stream<Path> files = Files.find(root(), 20, (path, attributes) -> attributes.isRegularFile())) {
            return files.filter(file -> root().relativize(file).toString().matches("[^/]+/src/main/.*"))
                    .sorted()
                    .toList();
        }
    }

    /** Java files below every module's {@code src/main}, sorted. */
    static List<Path> mainJava() throws IOException {
        return mainFiles().stream()
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    /** A file's path from the root, for complaints. */
    static String name(Path file) {
        return root().relativize(file).toString();
    }
}
