package dev.tenfold.report;

import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Report;

/** The expectations, each with its number, limit, margin, moment and evidence. */
final class FindingsSection {

    private FindingsSection() {}

    static String spell(Report report) {
        Markup html = new Markup();
        html.open("section", "aria-labelledby", "expectations").leaf("h2", "Expectations", "id", "expectations");
        if (report.findings().isEmpty()) {
            html.leaf("p", "The scenario states none, so this rehearsal proves nothing; it only shows.");
            return html.close().toString();
        }
        html.open("div", "class", "wide");
        Columns.open(html, "findings", "Verdict", "Expectation", ">Found", ">Limit", "Margin", ">At");
        report.findings().forEach(finding -> row(html, finding));
        Columns.close(html);
        return html.close().close().toString();
    }

    private static void row(Markup html, Finding finding) {
        html.open("tr", "class", kind(finding.status()));
        html.open("td").leaf("span", word(finding.status()), "class", "status").close();
        html.open("th", "scope", "row").text(Headline.title(finding));
        html.leaf("small", finding.evidence()).close();
        html.leaf("td", finding.value(), "class", "number");
        html.leaf("td", finding.limit(), "class", "number");
        html.leaf("td", finding.margin(), "class", "margin");
        html.open("td", "class", "number");
        Moment.link(html, finding.at());
        html.close().close();
    }

    private static String word(Finding.Status status) {
        return switch (status) {
            case HELD -> "held";
            case FAILED -> "failed";
            case NOT_EXERCISED -> "not exercised";
        };
    }

    private static String kind(Finding.Status status) {
        return status == Finding.Status.NOT_EXERCISED ? "idle" : word(status);
    }
}
