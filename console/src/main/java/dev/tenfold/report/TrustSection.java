package dev.tenfold.report;

import dev.tenfold.verdict.Coverage;
import dev.tenfold.verdict.PolicyRead;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.Subject;
import java.util.List;

/** What a reader needs to believe the verdict: what was assumed, how the policies were read, how to repeat it. */
final class TrustSection {

    private TrustSection() {}

    static String spell(Report report) {
        Markup html = new Markup();
        html.open("div", "class", "trust");
        if (!report.notes().isEmpty()) {
            html.open("section", "aria-labelledby", "notes").leaf("h2", "What was assumed", "id", "notes");
            list(html, report.notes());
            html.close();
        }
        if (!report.policies().isEmpty()) {
            html.open("section", "aria-labelledby", "policies")
                    .leaf("h2", "Policies as they were read", "id", "policies");
            report.policies().forEach(policy -> policy(html, policy, report.coverage()));
            html.close();
        }
        repeat(html, report.subject());
        return html.close().toString();
    }

    private static void policy(Markup html, PolicyRead policy, List<Coverage> coverage) {
        html.open("article", "class", "policy");
        html.open("h3")
                .text(policy.name())
                .leaf("small", policy.kind() + (policy.service().isEmpty() ? "" : ", scales " + policy.service()))
                .close();
        html.leaf("p", policy.understood());
        coverage.stream()
                .filter(each ->
                        each.file().equals(policy.file()) && each.policy().equals(policy.name()))
                .forEach(each -> covered(html, each));
        if (!policy.warnings().isEmpty()) {
            html.open("div", "class", "warnings").leaf("p", "What looks wrong");
            list(html, policy.warnings());
            html.close();
        }
        if (!policy.defaulted().isEmpty()) {
            html.open("details").leaf("summary", Prose.count(policy.defaulted().size(), "field") + " left open");
            list(html, policy.defaulted());
            html.close();
        }
        html.open("p", "class", "hint")
                .leaf("code", policy.file())
                .text(" sha256 ")
                .leaf("code", policy.sha256())
                .close();
        html.close();
    }

    private static void covered(Markup html, Coverage coverage) {
        if (!coverage.exercised().isEmpty()) {
            html.leaf("p", "Put to use: " + String.join(", ", coverage.exercised()), "class", "hint");
        }
        if (!coverage.never().isEmpty()) {
            html.leaf(
                    "p",
                    "Never put to use, so this run proves nothing of it: " + String.join(", ", coverage.never()),
                    "class",
                    "hint");
        }
    }

    private static void repeat(Markup html, Subject subject) {
        html.open("section", "aria-labelledby", "repeat").leaf("h2", "How to repeat it", "id", "repeat");
        html.leaf("pre", subject.command());
        html.open("p", "class", "hint");
        html.text("Seed " + subject.seed() + ", " + Figures.clock(subject.lengthSeconds())
                + " of virtual time in steps of ");
        html.text(Figures.brief(subject.tickSeconds()) + " s, Tenfold " + subject.tenfold() + ", scenario sha256 ");
        html.leaf("code", subject.sha256()).text(".").close();
        html.close();
    }

    private static void list(Markup html, List<String> items) {
        html.open("ul");
        items.forEach(item -> html.leaf("li", item));
        html.close();
    }
}
