package dev.tenfold.cli;

import dev.tenfold.conformance.Conformance;
import java.nio.file.Path;
import java.util.List;

/** {@code ./tenfold conformance}: compares Tenfold's decisions with those recorded from real controllers. */
final class ConformanceVerb implements Verb {
    private static final Option FAILURES =
            Option.flag("--failures", "-f", "Show each case that differs: its id, what was expected, what came out.");

    @Override
    public Usage usage() {
        return new Usage(
                "conformance",
                "Compare decisions with vectors taken from real controllers",
                List.of("Runs vector files (JSON lines) and prints a line a kind: passed, failed, unsupported, total."),
                "PATH",
                List.of(FAILURES),
                List.of("./tenfold conformance --failures vectors/hpa/"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) {
        List<Path> paths = given.operands().stream().map(Path::of).toList();
        return switch (Conformance.run(paths, given.has(FAILURES), terminal.out())) {
            case Conformance.HELD -> Exit.HELD;
            case Conformance.FAILED -> Exit.FAILED;
            default -> Exit.BAD_INPUT;
        };
    }
}
