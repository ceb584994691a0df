package dev.tenfold.report;

import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.Subject;

/** The page's head: what was rehearsed, whether it held, and if not, which expectation failed and by how much. */
final class VerdictSection {

    private VerdictSection() {}

    static String spell(Report report) {
        Subject subject = report.subject();
        Headline headline = new Headline(report);
        Markup html = new Markup();
        html.open("header", "class", report.held() ? "verdict held" : "verdict failed");
        html.leaf("p", report.held() ? "Held" : "Failed", "class", "word", "role", "status");
        html.open("div");
        html.leaf("h1", subject.title());
        html.leaf("p", headline.count(), "class", "count");
        if (!headline.failures().isEmpty()) {
            html.open("ul", "class", "failures");
            for (Finding failure : headline.failures()) {
                html.open("li").leaf("b", Headline.title(failure));
                html.text(": " + failure.value() + ", limit " + failure.limit());
                html.text(failure.margin().isEmpty() ? "" : " (" + failure.margin() + ")");
                Moment.link(html.text(failure.at().isPresent() ? " at " : ""), failure.at());
                html.close();
            }
            html.close();
        }
        html.close().open("div", "class", "subject");
        html.leaf("p", subject.file(), "class", "file");
        if (!subject.why().isEmpty()) {
            html.leaf("p", subject.why(), "class", "why");
        }
        return html.close().close().toString();
    }
}
