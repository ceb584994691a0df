package dev.tenfold.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The folder of recorded traffic beside the checkout; tests that need it are passed over where it is missing. */
final class Traces {
    private Traces() {}

    static Path folder() {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path traces = up.resolve("shared/traces");
            if (Files.isDirectory(traces)) {
                return traces;
            }
        }
        return Assumptions.abort("no folder shared/traces beside the checkout");
    }

    static Path file(String name) {
        return folder().resolve(name);
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
