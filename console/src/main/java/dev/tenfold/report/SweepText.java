package dev.tenfold.report;

import dev.tenfold.spelling.Figure;
import dev.tenfold.trial.SweepSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A sweep's summary for a person at a terminal. */
public final class SweepText {
    /** A screen; the rest is in the file. */
    private static final int MOST_ROWS = 40;

    private SweepText() {}

    /**
     * Spells a summary.
     *
     * @param colour whether the reader's terminal takes ANSI escapes
     * @param columns width of it, characters
     */
    public static String spell(SweepSummary summary, boolean colour, int columns) {
        Ink ink = new Ink(colour);
        List<String> lines = new ArrayList<>();
        lines.add(Figure.count(summary.held()) + " of " + Figure.count(summary.points()) + " rehearsals held");
        List<String> heads = new ArrayList<>(summary.paths());
        heads.addAll(List.of(">held", ">share, 95 %", ">mean cost", ">worst p95", ">pain"));
        Table table = new Table(heads.toArray(String[]::new));
        summary.rows().stream().limit(MOST_ROWS).forEach(row -> table.row(word -> word, cells(row), ""));
        lines.addAll(table.lines(ink, columns));
        if (summary.rows().size() > MOST_ROWS) {
            lines.add(Figure.count(summary.rows().size() - MOST_ROWS) + " more in summary.csv");
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private static List<String> cells(SweepSummary.Row row) {
        List<String> cells = new ArrayList<>(row.values());
        cells.add(row.held() + "/" + row.seeds());
        cells.add(Figure.percent(row.share().low()) + " to "
                + Figure.percent(row.share().high()));
        cells.add(Figure.plain(row.cost(), 2));
        cells.add(Figure.time(row.p95Millis() / 1000));
        cells.add(Figure.percent(row.pain()));
        return cells;
    }
}
