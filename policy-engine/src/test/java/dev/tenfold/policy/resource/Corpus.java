package dev.tenfold.policy.resource;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Problems;
import dev.tenfold.document.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files as real teams keep them, which are not part of this repository. */
public final class Corpus {
    private Corpus() {}

    /** Its folder; the test is skipped where there is none. */
    public static Path folder() {
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.isDirectory(folder.resolve("shared/corpus"))) {
            folder = folder.getParent();
        }
        assumeTrue(folder != null, "no shared/corpus beside the checkout: the real files are not there");
        return folder.resolve("shared/corpus");
    }

    /** The files of a kind, such as {@code tf}, in order; all of them for an empty kind. */
    public static List<Path> files(String kind) throws IOException {
        try (Stream<Path> walk = Files.walk(folder().resolve(kind))) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("\\d+\\..*"))
                    .sorted()
                    .toList();
        }
    }

    /** What is known about the files of a kind, a line each. */
    public static List<Mapping> expected(String kind) throws IOException {
        return Files.readAllLines(folder().resolve("expected.jsonl")).stream()
                .map(line -> (Mapping)
                        Documents.read("expected.jsonl", line, new Problems()).get(0))
                .filter(line -> text(line, "kind").equals(kind))
                .toList();
    }

    /** A text of a line. */
    public static String text(Mapping mapping, String key) {
        return ((Scalar) mapping.get(key).orElseThrow()).text();
    }
}
