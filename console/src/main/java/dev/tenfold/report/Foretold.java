package dev.tenfold.report;

import dev.tenfold.verdict.Prediction;
import dev.tenfold.verdict.Report;
import java.util.List;
import java.util.OptionalDouble;

/** What was foretold of a game day beside what happened, in the words that all spellings share. */
final class Foretold {
    /** Heads of the table; those that begin with {@code >} stand on the right. */
    static final List<String> HEADS = List.of("game day", ">foretold", ">happened", ">difference");

    private Foretold() {}

    /** A row each alert that fired and each scaling event, by time. */
    static List<List<String>> rows(List<Prediction> predictions) {
        return predictions.stream()
                .map(each -> List.of(
                        Prose.line(each.title()), moment(each.predicted()), moment(each.real()), difference(each)))
                .toList();
    }

    /** The table of the page; nothing for a rehearsal. */
    static String spell(Report report) {
        if (report.predictions().isEmpty()) {
            return "";
        }
        Markup html = new Markup();
        html.open("section", "class", "foretold", "aria-labelledby", "foretold")
                .leaf("h2", "Foretold and happened", "id", "foretold");
        Columns.open(html, "foretold", "Event", ">Foretold", ">Happened", ">Difference");
        for (List<String> row : rows(report.predictions())) {
            html.open("tr").leaf("th", row.get(0), "scope", "row");
            row.subList(1, row.size()).forEach(cell -> html.leaf("td", cell, "class", "number"));
            html.close();
        }
        Columns.close(html);
        html.leaf("p", "A rehearsal of the same scenario foretells; the real pipeline happens.", "class", "hint");
        return html.close().toString();
    }

    private static String moment(OptionalDouble at) {
        return at.isPresent() ? Figures.clock(at.getAsDouble()) : "never";
    }

    private static String difference(Prediction each) {
        if (each.difference().isEmpty()) {
            return Figures.NONE;
        }
        double later = each.difference().getAsDouble();
        String size = Figures.brief(Math.abs(later)) + " s";
        return Math.abs(later) < 0.05 ? "none" : size + (later > 0 ? " later" : " earlier");
    }
}
