package dev.tenfold.report;

import dev.tenfold.suite.Change;
import dev.tenfold.verdict.Bound;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A summary to stand under a pull request: a row a rehearsal, what changed since the baseline, the rest folded away.
 */
public final class Markdown {
    private final List<String> lines = new ArrayList<>();

    private Markdown() {}

    /**
     * Spells the rehearsals.
     *
     * @param all in order
     * @param changes since the baseline; empty if there is none to compare with
     */
    public static String spell(List<Rehearsed> all, Optional<List<Change>> changes) {
        Markdown markdown = new Markdown();
        markdown.headline(all);
        markdown.table(all);
        changes.ifPresent(markdown::changes);
        all.forEach(markdown::details);
        return String.join("\n", markdown.lines) + "\n";
    }

    private void headline(List<Rehearsed> all) {
        long failed = all.stream().filter(each -> !each.report().held()).count();
        String word = all.size() == 1
                ? "the scenario " + (failed == 0 ? "held" : "failed")
                : failed == 0
                        ? "all " + all.size() + " scenarios held"
                        : failed + " of " + all.size() + " scenarios failed";
        lines.add("### Tenfold: " + word);
        lines.add("");
    }

    private void table(List<Rehearsed> all) {
        lines.add("| verdict | scenario | expectations | p95 | errors | replica-hours | cost |");
        lines.add("| --- | --- | --- | ---: | ---: | ---: | ---: |");
        all.forEach(each -> lines.add(row(each)));
        lines.add("");
    }

    private static String row(Rehearsed each) {
        Report report = each.report();
        Headline headline = new Headline(report);
        String failed = headline.failures().stream()
                .map(Finding::name)
                .distinct()
                .map(Markdown::code)
                .collect(Collectors.joining(", "));
        Optional<Bound> yours = report.bounds().stream().findFirst();
        return "| " + (report.held() ? "held" : "**FAILED**")
                + " | " + text(report.subject().title()) + "<br>" + code(each.name())
                + " | " + text(headline.count()) + (failed.isEmpty() ? "" : ": " + failed)
                + " | " + yours.map(bound -> millis(bound.p95Millis())).orElse("")
                + " | "
                + yours.map(bound -> Figures.percent(bound.errorRatio())).orElse("")
                + " | "
                + yours.map(bound -> Figures.fixed(bound.replicaHours(), 2)).orElse("")
                + " | " + yours.map(Markdown::cost).orElse("") + " |";
    }

    private static String millis(double millis) {
        return Double.isFinite(millis) ? Figures.brief(millis) + " ms" : Figures.NONE;
    }

    private static String cost(Bound bound) {
        double paid = bound.nodeHours() > 0 ? bound.nodeCost() : bound.cost();
        return Figures.fixed(paid, 2) + " " + text(bound.currency());
    }

    private void changes(List<Change> changes) {
        boolean worse = changes.stream().anyMatch(Change::fails);
        String none = changes.isEmpty() ? "nothing changed" : "no regression";
        lines.add("**Against the baseline:** " + (worse ? "regressions" : none));
        lines.add("");
        for (Change change : changes) {
            String word = change.fails()
                    ? "**" + change.kind().word() + "**"
                    : change.kind().word();
            lines.add("- " + word + ": " + code(change.run()) + ": " + text(change.sentence()));
        }
        if (!changes.isEmpty()) {
            lines.add("");
        }
    }

    private void details(Rehearsed each) {
        Report report = each.report();
        lines.add("<details><summary>" + text(report.subject().title()) + ": " + text(new Headline(report).count())
                + "</summary>");
        lines.add("");
        lines.add("| | expectation | found | limit | margin | at |");
        lines.add("| --- | --- | ---: | ---: | --- | ---: |");
        for (Finding finding : report.findings()) {
            lines.add("| " + word(finding.status()) + " | " + text(Headline.title(finding)) + " | "
                    + text(finding.value()) + " | " + text(finding.limit()) + " | " + text(finding.margin()) + " | "
                    + Headline.moment(finding) + " |");
        }
        lines.add("");
        for (Finding finding : new Headline(report).failures()) {
            lines.add("- " + text(Headline.title(finding)) + ": " + text(finding.evidence()));
        }
        lines.add("- repeat: " + code(each.command()));
        lines.add("");
        lines.add("</details>");
        lines.add("");
    }

    private static String word(Finding.Status status) {
        return switch (status) {
            case HELD -> "held";
            case FAILED -> "**FAILED**";
            case NOT_EXERCISED -> "not exercised";
        };
    }

    /** A user's text that shall stay text: no table cell, no element, no emphasis begins in it. */
    static String text(String text) {
        StringBuilder escaped = new StringBuilder();
        for (char c : Prose.line(text).toCharArray()) {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '|', '\\', '`', '*', '_', '[', ']', '#', '~' ->
                    escaped.append('\\').append(c);
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** Text as it is typed; in a table too, where a bar ends the cell even in code. */
    static String code(String text) {
        String line = Prose.line(text).replace("|", "\\|");
        if (!line.contains("`")) {
            return "`" + line + "`";
        }
        String fence = "``";
        while (line.contains(fence)) {
            fence += "`";
        }
        return fence + " " + line + " " + fence;
    }
}
