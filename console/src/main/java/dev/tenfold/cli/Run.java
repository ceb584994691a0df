package dev.tenfold.cli;

import dev.tenfold.document.BadInput;
import dev.tenfold.document.Problems;
import dev.tenfold.report.JunitXml;
import dev.tenfold.report.ReportJson;
import dev.tenfold.report.ReportPage;
import dev.tenfold.report.Reports;
import dev.tenfold.scenario.ScenarioReader;
import dev.tenfold.scenario.Script;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code run}: rehearses scenarios, prints the verdict and writes the reports. */
final class Run implements Verb {
    private static final Format[] FORMATS = {Format.TEXT, Format.JSON, Format.JUNIT, Format.HTML};

    @Override
    public Usage usage() {
        return new Usage(
                "run",
                "Rehearse scenarios: the verdict in the terminal, the reports in out/",
                List.of(
                        "Replays each scenario's policies in a closed loop on a virtual clock: a day takes a moment, and"
                                + " one seed gives one result.",
                        "Writes report.html, report.json and junit.xml into the output directory; with several"
                                + " scenarios, each into a directory of its own in there."),
                "SCENARIO",
                List.of(Option.OUT, Option.SEED, Option.SET, Option.format(FORMATS), Option.QUIET),
                List.of(
                        "./tenfold run scenarios/users-x10.yaml",
                        "./tenfold run scenarios/users-x10.yaml --seed 7 --set services.web.replicas=4",
                        "./tenfold run scenarios/*.yaml --quiet --format junit >junit.xml"));
    }

    @Override
    public Exit run(Given given, Terminal terminal) throws Misuse, BadInput {
        Format format = given.format(FORMATS);
        if (format == Format.HTML && given.operands().size() > 1) {
            throw new Misuse("--format html prints one page, so it takes one SCENARIO");
        }
        Path out = Path.of(given.value(Option.OUT).orElse("out"));
        List<Script> scripts = read(given);
        List<Path> directories = directories(out, scripts);
        for (Path directory : directories) {
            make(directory);
        }
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < scripts.size(); i++) {
            Report report = rehearse(scripts.get(i), given, terminal);
            List<Path> written = write(report, directories.get(i));
            if (format == Format.TEXT) {
                terminal.out().print(text(report, given, terminal, written));
                terminal.out().flush();
            }
            reports.add(report);
        }
        terminal.out().print(document(format, reports));
        return reports.stream().allMatch(Report::held) ? Exit.HELD : Exit.FAILED;
    }

    /** Reads all before the first is rehearsed, so that every mistake is told at once. */
    private static List<Script> read(Given given) throws Misuse, BadInput {
        List<String> overrides = new ArrayList<>(given.values(Option.SET));
        OptionalLong seed = given.number(Option.SEED);
        if (seed.isPresent()) overrides.add("seed=" + seed.getAsLong());
        Problems problems = new Problems();
        List<Script> scripts = new ArrayList<>();
        for (String file : given.operands()) {
            ScenarioReader.read(Path.of(file), overrides, problems).ifPresent(scripts::add);
        }
        problems.throwIfAny();
        return scripts;
    }

    private static Report rehearse(Script script, Given given, Terminal terminal) {
        boolean quiet = given.has(Option.QUIET);
        try (ProgressBar bar = new ProgressBar(terminal, script.file())) {
            return Verdict.of(script, command(script, given), Version.current(), quiet ? ProgressBar.silent() : bar);
        }
    }

    /** The command that repeats a run; where it writes to makes no difference to what it finds. */
    private static String command(Script script, Given given) {
        List<String> words = new ArrayList<>(List.of(Usage.PROGRAM, "run", script.file()));
        given.value(Option.SEED).ifPresent(seed -> words.addAll(List.of(Option.SEED.name(), seed)));
        given.values(Option.SET).forEach(override -> words.addAll(List.of(Option.SET.name(), override)));
        return words.stream().map(Run::quoted).collect(Collectors.joining(" "));
    }

    /** A word as a shell takes it. */
    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./=:,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Where each report goes: one alone into the output directory itself, several into one each, named after them. */
    private static List<Path> directories(Path out, List<Script> scripts) {
        if (scripts.size() == 1) return List.of(out);
        Set<Path> directories = new LinkedHashSet<>();
        for (Script script : scripts) {
            String name = Path.of(script.file()).getFileName().toString().replaceFirst("\\.ya?ml$", "");
            int number = 2;
            for (Path directory = out.resolve(name);
                    !directories.add(directory);
                    directory = out.resolve(name + "-" + number++)) {}
        }
        return List.copyOf(directories);
    }

    /** Before any work is done: it would be lost if it could not be written. */
    private static void make(Path directory) throws Misuse {
        try {
            Files.createDirectories(directory);
        } catch (IOException unwritable) {
            throw Misuse.file(directory.toString(), unwritable);
        }
    }

    private static List<Path> write(Report report, Path directory) throws Misuse {
        try {
            return Reports.write(report, directory);
        } catch (IOException unwritable) {
            throw new Misuse(unwritable.getMessage());
        }
    }

    private static String text(Report report, Given given, Terminal terminal, List<Path> written) {
        if (!given.has(Option.QUIET)) {
            return dev.tenfold.report.Terminal.spell(report, terminal.colour(), written);
        }
        StringBuilder failures = new StringBuilder();
        for (Finding finding : report.findings()) {
            if (finding.status() != Finding.Status.FAILED) continue;
            String service = finding.service().isEmpty() ? "" : finding.service() + " ";
            failures.append(report.subject().file())
                    .append(": ")
                    .append(service)
                    .append(finding.name());
            failures.append(" was ").append(finding.value()).append(", limit ").append(finding.limit());
            failures.append(System.lineSeparator());
        }
        return failures.toString();
    }

    private static String document(Format format, List<Report> reports) {
        return switch (format) {
            case JSON ->
                reports.size() == 1
                        ? ReportJson.file(reports.get(0))
                        : reports.stream().map(ReportJson::file).collect(Collectors.joining(",", "[", "]\n"));
            case JUNIT -> JunitXml.spell(reports);
            case HTML -> ReportPage.spell(reports.get(0));
            default -> "";
        };
    }
}
