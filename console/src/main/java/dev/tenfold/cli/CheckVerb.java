package dev.tenfold.cli;

import dev.tenfold.document.Documents;
import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.document.Problem;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ./tenfold check}: says what was understood of scenarios and policy files, and what looks wrong with them. */
final class CheckVerb implements Verb {
    private static final String STANDARD_INPUT = "-";

    @Override
    public Usage usage() {
        return new Usage(
                "check",
                "Say what was understood of scenarios and policy files",
                List.of("Reads each file without rehearsing it: what was understood, each field that is left out with"
                        + " the value that holds, and what looks wrong. - reads standard input."),
                "FILE",
                List.of(Option.SET, Option.PARAMETER, Option.QUIET),
                List.of(
                        "./tenfold check scenarios/users-x10.yaml",
                        "./tenfold check scenarios/policies/web-hpa.yaml",
                        "kubectl get hpa web -o yaml | ./tenfold check -"));
    }

    /** Every file is read, whatever is wrong with those before it. */
    @Override
    public Exit run(Given given, Terminal terminal) {
        Exit exit = Exit.HELD;
        for (String file : given.operands()) {
            try {
                exit = exit.or(check(file, bytes(file), given, terminal));
            } catch (Misuse unreadable) {
                terminal.err().println(unreadable.getMessage());
                exit = Exit.BAD_INPUT;
            }
        }
        return exit;
    }

    private static Exit check(String file, byte[] bytes, Given given, Terminal terminal) {
        Problems problems = new Problems();
        List<String> lines = new ArrayList<>();
        boolean sound = true;
        String name = file.equals(STANDARD_INPUT) ? "standard input" : file;
        if (isScenario(name, bytes)) {
            Path folder = Optional.ofNullable(Path.of(file).getParent()).orElse(Path.of(""));
            Optional<Script> script =
                    ScenarioReader.read(name, bytes, folder, Caches.formats(), given.values(Option.SET), problems);
            script.ifPresent(read -> lines.addAll(ScenarioSummary.lines(read)));
        } else {
            PolicyDocument read = Caches.formats().read(name, bytes, parameters(given), problems);
            if (problems.isEmpty()) {
                List<Problem> errors = read.errors();
                sound = errors.isEmpty();
                lines.addAll(read.lines());
                if (given.has(Option.QUIET)) {
                    errors.stream().flatMap(error -> error.lines().stream()).forEach(terminal.err()::println);
                }
            }
        }
        if (!given.has(Option.QUIET)) {
            lines.forEach(terminal.out()::println);
        }
        terminal.out().flush();
        problems.lines().forEach(terminal.err()::println);
        return problems.isEmpty() && sound ? Exit.HELD : Exit.BAD_INPUT;
    }

    /** What a template leaves open, by name. */
    private static Map<String, String> parameters(Given given) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : given.values(Option.PARAMETER)) {
            int equals = pair.indexOf('=');
            parameters.put(equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        return parameters;
    }

    /** A scenario names services or a load; a manifest names its kind. */
    private static boolean isScenario(String file, byte[] bytes) {
        List<Node> documents = Documents.read(file, bytes, new Problems(), new Problems());
        return documents.size() == 1
                && documents.get(0) instanceof Mapping mapping
                && mapping.get("kind").isEmpty()
                && (mapping.get("services").isPresent() || mapping.get("load").isPresent());
    }

    private static byte[] bytes(String file) throws Misuse {
        try {
            return file.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
        } catch (IOException unreadable) {
            throw Misuse.file(file, unreadable);
        }
    }
}
