package dev.tenfold.calibration;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Measurements of other people, which lie beside the checkout and are not part of it. */
final class Shared {
    private Shared() {}

    /** A file of them; the test is skipped where they are missing. */
    static Path file(String name) {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolveSibling("shared").resolve("vectors"))) {
            here = here.getParent();
        }
        assumeTrue(here != null, "no shared/vectors beside the checkout: " + name + " cannot be read");
        return here.resolveSibling("shared").resolve(name);
    }

    /** The rows of a table of numbers, without its heading. */
    static List<double[]> numbers(String name) {
        try {
            return Files.readAllLines(file(name)).stream()
                    .skip(1)
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToDouble(Double::parseDouble)
                            .toArray())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
