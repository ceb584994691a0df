package dev.tenfold.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The same result in further formats: a build server wants one for its log, one for its tests and one for its page. */
final class Copies {
    static final Option WRITE = new Option(
            "--write",
            "",
            "FORMAT=FILE",
            true,
            "Write a document over all scenarios into a file too, such as markdown=summary.md. Repeatable.");

    private static final List<Format> FORMATS =
            List.of(Format.JUNIT, Format.MARKDOWN, Format.SARIF, Format.ANNOTATIONS);

    private final Map<Path, Format> files = new LinkedHashMap<>();

    private Copies() {}

    /** Looks whether all of them can be written, before the work. */
    static Copies of(Given given) throws Misuse {
        Copies copies = new Copies();
        for (String asked : given.values(WRITE)) {
            int equals = asked.indexOf('=');
            String name = asked.substring(0, Math.max(0, equals));
            Optional<Format> format = FORMATS.stream()
                    .filter(known -> known.toString().equals(name))
                    .findFirst();
            if (format.isEmpty() || equals == asked.length() - 1) {
                String known = FORMATS.stream().map(Format::toString).collect(Collectors.joining(", "));
                throw new Misuse(WRITE.name() + " must be FORMAT=FILE with one of " + known + ", was " + asked);
            }
            Path file = Path.of(asked.substring(equals + 1));
            BaselineFile.checkWritable(file);
            copies.files.put(file, format.get());
        }
        return copies;
    }

    void write(Summary summary) throws Misuse {
        for (Map.Entry<Path, Format> file : files.entrySet()) {
            write(file.getKey(), summary.spell(file.getValue()));
        }
    }

    private static void write(Path file, String text) throws Misuse {
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unwritable) {
            throw Misuse.file(file.toString(), unwritable);
        }
    }
}
