package dev.tenfold.cli;

import dev.tenfold.conformance.Conformance;
import java.nio.file.Path;
import java.util.List;

/** {@code conformance}: runs vectors taken from real controllers. */
final class Conform implements Verb {
    private static final Option FAILURES =
            Option.flag("--failures", "", "Show each difference, and each case that is not supported.");

    @Override
    public Usage usage() {
        return new Usage(
                "conformance",
                "Run test vectors of real controllers, and count what passes",
                List.of(
                        "Each line of a .jsonl file is one case: what a controller saw, and what the real one did. A line"
                                + " is printed per kind: passed, failed, unsupported, total."),
                "PATH",
                List.of(FAILURES),
                List.of(
                        "./tenfold conformance vectors/hpa",
                        "./tenfold conformance --failures vectors/hpa/calculator.jsonl"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) {
        List<Path> paths = given.operands().stream().map(Path::of).toList();
        int code = Conformance.run(paths, given.has(FAILURES), terminal.out());
        return switch (code) {
            case Conformance.HELD -> Exit.HELD;
            case Conformance.FAILED -> Exit.FAILED;
            default -> Exit.BAD_INPUT;
        };
    }
}
