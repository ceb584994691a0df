package dev.tenfold.cli;

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
    private static final Format[] FORMATS = {Format.TEXT, Format.SARIF, Format.ANNOTATIONS};

    @Override
    public Usage usage() {
        return new Usage(
                "check",
                "Say what was understood of scenarios and policy files",
                List.of("Reads each file without rehearsing it: what was understood, each field that is left out with"
                        + " the value that holds, and what looks wrong. - reads standard input."),
                "FILE",
                List.of(Option.SET, Option.PARAMETER, Option.format(FORMATS), Option.QUIET),
                List.of(
                        "./tenfold check scenarios/users-x10.yaml",
                        "./tenfold check scenarios/policies/web-hpa.yaml",
                        "./tenfold check --format annotations scenarios/policies/*.yaml",
                        "kubectl get hpa web -o yaml | ./tenfold check -"));
    }

    /** Every file is read, whatever is wrong with those before it. */
    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse {
        Format format = given.format(FORMATS);
        boolean spoken = format == Format.TEXT && !given.has(Option.QUIET);
        Remarks remarks = new Remarks();
        Exit exit = Exit.HELD;
        for (String file : given.operands()) {
            try {
                Understood understood = read(file, bytes(file), given, remarks);
                if (spoken) {
                    understood.lines().forEach(terminal.out()::println);
                    terminal.out().flush();
                } else if (format == Format.TEXT) {
                    understood.refusals().forEach(terminal.err()::println);
                }
                understood.problems().lines().forEach(terminal.err()::println);
                exit = exit.or(understood.exit());
            } catch (Misuse unreadable) {
                terminal.err().println(unreadable.getMessage());
                remarks.unreadable(file, unreadable.getMessage());
                exit = Exit.BAD_INPUT;
            }
        }
        if (Remarks.isMadeOf(format)) {
            terminal.out().print(remarks.spell(format));
        }
        return exit;
    }

    /**
     * What came of one file.
     *
     * @param lines what was understood
     * @param refusals what a platform would refuse, among those lines too
     * @param problems what kept the file from being read
     */
    private record Understood(List<String> lines, List<String> refusals, Problems problems) {
        Exit exit() {
            return problems.isEmpty() && refusals.isEmpty() ? Exit.HELD : Exit.BAD_INPUT;
        }
    }

    private static Understood read(String file, byte[] bytes, Given given, Remarks remarks) {
        Problems problems = new Problems();
        List<String> lines = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        String name = file.equals(STANDARD_INPUT) ? "standard input" : file;
        if (ScenarioFiles.isScenario(name, bytes)) {
            Path folder = Optional.ofNullable(Path.of(file).getParent()).orElse(Path.of(""));
            Optional<Script> script =
                    ScenarioReader.read(name, bytes, folder, Caches.formats(), given.values(Option.SET), problems);
            script.ifPresent(read -> lines.addAll(ScenarioSummary.lines(read)));
            script.ifPresent(remarks::warnings);
        } else {
            PolicyDocument read = Caches.formats().read(name, bytes, parameters(given), problems);
            if (problems.isEmpty()) {
                read.errors().forEach(error -> refusals.addAll(error.lines()));
                lines.addAll(read.lines());
                remarks.refusals(read.errors());
                remarks.warnings(read.warnings());
                read.policies().forEach(policy -> remarks.warnings(policy.warnings(Optional.empty())));
            }
        }
        remarks.mistakes(problems.all());
        return new Understood(lines, refusals, problems);
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

    private static byte[] bytes(String file) throws Misuse {
        try {
            return file.equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
        } catch (IOException unreadable) {
            throw Misuse.file(file, unreadable);
        }
    }
}
