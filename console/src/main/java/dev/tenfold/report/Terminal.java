package dev.tenfold.report;

import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Report;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The verdict that a person reads in ten seconds: what was asked and what came of it, where the time went, what it
 * cost, and why the policies acted. At most {@value #COLUMNS} columns; without colour the same words.
 */
public final class Terminal {

    /** Widest line. */
    static final int COLUMNS = 110;

    /** Columns of the sparklines with their names; the rest is for their peaks. */
    private static final int SKETCH = 80;

    private static final int LABEL = 14;
    private static final int CAUSES = 8;
    private static final int ALERTS = 8;

    private final Ink ink;
    private final Report report;
    private final List<String> lines = new ArrayList<>();

    private Terminal(Report report, Ink ink) {
        this.report = report;
        this.ink = ink;
    }

    /**
     * Spells the report.
     *
     * @param report what to tell
     * @param colour whether to use ANSI colours; the caller has looked at the terminal and at {@code NO_COLOR}
     * @param written the files that hold all of it; named at the end
     */
    public static String spell(Report report, boolean colour, List<Path> written) {
        Terminal terminal = new Terminal(report, new Ink(colour));
        terminal.headline();
        terminal.sketch();
        terminal.findings();
        terminal.budgets();
        terminal.bounds();
        terminal.scores();
        terminal.section("five questions", Questions.lines(report.answers(), COLUMNS - 2, false));
        terminal.alerts();
        terminal.foretold();
        terminal.section("why it scaled", Reasons.of(report.events(), COLUMNS - 2));
        terminal.causes();
        terminal.section("to bear in mind", bullets(report));
        terminal.whereabouts(written);
        return String.join("\n", terminal.lines) + "\n";
    }

    private void headline() {
        Headline headline = new Headline(report);
        UnaryOperator<String> verdict = report.held() ? ink::good : ink::bad;
        String file = Prose.clip(report.subject().file(), COLUMNS / 2);
        String title = Prose.clip(report.subject().title(), COLUMNS - Prose.width(file) - 10);
        String gap = " ".repeat(COLUMNS - 8 - Prose.width(title) - Prose.width(file));
        lines.add(verdict.apply(Prose.pad(headline.word(), 8, false)) + ink.strong(title) + gap + ink.quiet(file));
        lines.add(" ".repeat(8) + headline.count());
    }

    private void sketch() {
        List<String> sketch = Sketch.of(report, ink, SKETCH);
        if (!sketch.isEmpty()) {
            lines.add("");
            lines.addAll(sketch);
        }
    }

    private void findings() {
        if (report.findings().isEmpty()) {
            return;
        }
        Table table = new Table("", "expectation", ">found", ">limit", "margin", ">at");
        for (Finding finding : report.findings()) {
            List<String> cells = List.of(
                    word(finding.status()),
                    Headline.title(finding),
                    finding.value(),
                    finding.limit(),
                    finding.margin(),
                    Headline.moment(finding));
            boolean held = finding.status() == Finding.Status.HELD;
            table.row(ink(finding.status()), cells, held ? "" : finding.evidence());
        }
        lines.add("");
        lines.addAll(table.lines(ink, COLUMNS));
    }

    private void budgets() {
        for (Finding finding : report.findings()) {
            if (!finding.parts().isEmpty()) {
                List<String> parts = finding.parts().stream()
                        .map(part -> part.name() + " " + Figures.brief(part.seconds()) + " s")
                        .toList();
                String sum = finding.value() + " = " + String.join(" + ", parts);
                section(Prose.clip(Headline.title(finding), COLUMNS), Prose.wrap(sum, COLUMNS - 2));
            }
        }
    }

    private void bounds() {
        if (report.bounds().isEmpty()) {
            return;
        }
        boolean nodes = Fleet.hasNodes(report.bounds());
        Table table = new Table(Fleet.heads(nodes).toArray(String[]::new));
        Fleet.rows(report.bounds(), nodes).forEach(cells -> table.row(UnaryOperator.identity(), cells, ""));
        lines.add("");
        lines.addAll(table.lines(ink, COLUMNS));
        lines.addAll(Fleet.bills(report.bounds()));
    }

    private void scores() {
        if (report.scores().isEmpty()) {
            return;
        }
        Table table = new Table(ScoreTable.HEADS.toArray(String[]::new));
        ScoreTable.rows(report.scores()).forEach(cells -> table.row(UnaryOperator.identity(), cells, ""));
        lines.add("");
        lines.addAll(table.lines(ink, COLUMNS));
    }

    private void alerts() {
        List<Alarm> alarms = Alarm.of(report.events());
        if (alarms.isEmpty()) {
            return;
        }
        Table table = new Table("alerts", ">fired at", ">paged at", ">over at", ">times");
        alarms.stream().limit(ALERTS).forEach(alarm -> table.row(UnaryOperator.identity(), alarm.cells(), alarm.why()));
        lines.add("");
        lines.addAll(table.lines(ink, COLUMNS));
        if (alarms.size() > ALERTS) {
            lines.add("... and " + (alarms.size() - ALERTS) + " more, see the report");
        }
    }

    private void foretold() {
        if (report.predictions().isEmpty()) {
            return;
        }
        Table table = new Table(Foretold.HEADS.toArray(String[]::new));
        Foretold.rows(report.predictions()).forEach(cells -> table.row(UnaryOperator.identity(), cells, ""));
        lines.add("");
        lines.addAll(table.lines(ink, COLUMNS));
    }

    private void causes() {
        List<Cause> causes = Cause.of(report);
        List<String> told = new ArrayList<>();
        for (Cause cause : causes.subList(0, Math.min(CAUSES, causes.size()))) {
            told.add(Prose.clip(cause.sentence(), COLUMNS - 2));
        }
        if (causes.size() > CAUSES) {
            told.add("... and " + (causes.size() - CAUSES) + " more, see the report");
        }
        section("errors by cause", told);
    }

    private void whereabouts(List<Path> written) {
        lines.add("");
        if (!written.isEmpty()) {
            List<String> names = written.stream().map(Path::toString).toList();
            lines.add(Prose.pad("report", LABEL, false) + String.join("  ", names));
        }
        lines.add(
                Prose.pad("repeat", LABEL, false) + Prose.line(report.subject().command()));
    }

    private void section(String title, List<String> told) {
        if (!told.isEmpty()) {
            lines.add("");
            lines.add(ink.quiet(title));
            told.forEach(line -> lines.add("  " + line));
        }
    }

    private static List<String> bullets(Report report) {
        List<String> told = new ArrayList<>();
        report.policies()
                .forEach(policy ->
                        policy.warnings().forEach(warning -> told.addAll(hang("- " + policy.file() + ": " + warning))));
        report.notes().forEach(note -> told.addAll(hang("- " + note)));
        report.coverage().stream()
                .filter(coverage ->
                        !coverage.exercised().isEmpty() && !coverage.never().isEmpty())
                .forEach(coverage -> told.addAll(hang("- " + coverage.policy() + " never came to: "
                        + String.join(", ", coverage.never()) + "; this run proves nothing of that")));
        return told;
    }

    private static List<String> hang(String text) {
        List<String> wrapped = new ArrayList<>(Prose.wrap(text, COLUMNS - 4));
        wrapped.replaceAll(line -> line.startsWith("- ") ? line : "  " + line);
        return wrapped;
    }

    private static String word(Finding.Status status) {
        return switch (status) {
            case HELD -> "held";
            case FAILED -> "FAILED";
            case NOT_EXERCISED -> "not exercised";
        };
    }

    private UnaryOperator<String> ink(Finding.Status status) {
        return switch (status) {
            case HELD -> ink::good;
            case FAILED -> ink::bad;
            case NOT_EXERCISED -> ink::doubtful;
        };
    }
}
