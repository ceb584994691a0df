package dev.tenfold.report;

import dev.tenfold.verdict.Bound;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Report;
import java.util.List;
import java.util.Locale;

/** What gives the verdict its scale: where the seconds of a scale-up went, and the fleets to compare with. */
final class ScaleSection {

    private ScaleSection() {}

    static String spell(Report report) {
        Markup html = new Markup();
        html.open("div", "class", "scale");
        report.findings().stream()
                .filter(finding -> !finding.parts().isEmpty())
                .forEach(finding -> budget(html, finding));
        if (!report.bounds().isEmpty()) {
            bounds(html, report.bounds());
        }
        if (!report.scores().isEmpty()) {
            html.open("section", "aria-labelledby", "elasticity").leaf("h2", "Elasticity", "id", "elasticity");
            table(html, ScoreTable.HEADS, ScoreTable.rows(report.scores()));
            html.leaf(
                    "p",
                    "SPEC RG metrics, best at 0; eta is the gain over the fleet that never scales, above 1 if any.",
                    "class",
                    "hint");
            html.close();
        }
        return html.close().toString();
    }

    /** A bar as long as the value or its limit, whichever is longer, so that the room left can be seen. */
    private static void budget(Markup html, Finding finding) {
        double sum = finding.parts().stream().mapToDouble(Finding.Part::seconds).sum();
        double whole = Math.max(sum, finding.bound().orElse(0));
        html.open("section", "class", "budget");
        html.leaf("h2", "Where the time went");
        html.open("p").text(Headline.title(finding) + ": ").leaf("b", finding.value());
        html.text(", limit " + finding.limit()).close();
        html.open("div", "class", "bar", "aria-hidden", "true");
        for (int i = 0; i < finding.parts().size() && whole > 0; i++) {
            String width = "width:" + Figures.plain(100 * finding.parts().get(i).seconds() / whole, 3) + "%";
            html.leaf("span", "", "class", "part p" + (i % 6 + 1), "style", width);
        }
        if (finding.bound().isPresent() && whole > 0) {
            String left = "left:" + Figures.plain(100 * finding.bound().getAsDouble() / whole, 3) + "%";
            html.leaf("span", "", "class", "limit", "style", left);
        }
        html.close().open("ol", "class", "parts");
        for (int i = 0; i < finding.parts().size(); i++) {
            Finding.Part part = finding.parts().get(i);
            html.open("li").leaf("span", "", "class", "swatch p" + (i % 6 + 1), "aria-hidden", "true");
            html.text(part.name() + " ")
                    .leaf("b", Figures.brief(part.seconds()) + " s")
                    .close();
        }
        html.close().close();
    }

    private static void bounds(Markup html, List<Bound> bounds) {
        html.open("section", "aria-labelledby", "bounds").leaf("h2", "Beside two bounds", "id", "bounds");
        table(html, Fleet.heads(false), Fleet.rows(bounds, false));
        if (Fleet.hasNodes(bounds)) {
            table(html, Fleet.nodeHeads(), Fleet.nodeRows(bounds));
        }
        html.leaf("p", "fixed never scales; oracle knows the demand and pays only the start-up time.", "class", "hint");
        Fleet.bills(bounds).forEach(bill -> html.leaf("p", bill, "class", "hint"));
        html.close();
    }

    private static void table(Markup html, List<String> heads, List<List<String>> rows) {
        html.open("div", "class", "wide");
        Columns.open(html, "bounds", heads.stream().map(ScaleSection::capital).toArray(String[]::new));
        for (List<String> cells : rows) {
            html.open("tr").leaf("th", cells.get(0), "scope", "row");
            cells.subList(1, cells.size()).forEach(cell -> html.leaf("td", cell, "class", "number"));
            html.close();
        }
        Columns.close(html);
        html.close();
    }

    /** On the page a heading begins with a capital and is short; {@code p95} keeps its name. */
    private static String capital(String head) {
        int first = head.startsWith(">") ? 1 : 0;
        return switch (head) {
            case ">p95" -> head;
            case ">peak replicas" -> ">Peak";
            default ->
                head.substring(0, first)
                        + head.substring(first, first + 1).toUpperCase(Locale.ROOT)
                        + head.substring(first + 1);
        };
    }
}
