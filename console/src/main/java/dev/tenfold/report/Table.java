package dev.tenfold.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows under one heading, columns two blanks apart, the widest column wrapped to make them fit. */
final class Table {

    private static final String GAP = "  ";

    private final List<String> heads;
    private final List<Boolean> right;
    private final List<Row> rows = new ArrayList<>();

    /**
     * @param heads a heading a column; one that begins with {@code >} stands on the right, like the numbers under it
     */
    Table(String... heads) {
        this.heads = List.of(heads).stream().map(head -> head.replace(">", "")).toList();
        this.right = List.of(heads).stream().map(head -> head.startsWith(">")).toList();
    }

    /** Adds a row with its first cell in the given ink, and lines of prose to stand below it. */
    void row(UnaryOperator<String> ink, List<String> cells, String below) {
        rows.add(new Row(ink, cells.stream().map(Prose::line).toList(), below));
    }

    /** The table in lines of at most so many columns. */
    List<String> lines(Ink ink, int columns) {
        List<Integer> widths = widths(columns);
        List<String> lines = new ArrayList<>();
        lines.add(ink.quiet(join(widths, heads, UnaryOperator.identity())));
        for (Row row : rows) {
            lines.addAll(wrap(widths, row));
            if (!row.below.isEmpty()) {
                String indent = " ".repeat(widths.get(0) + GAP.length());
                Prose.wrap(row.below, columns - indent.length()).forEach(line -> lines.add(ink.quiet(indent + line)));
            }
        }
        return lines;
    }

    private List<Integer> widths(int columns) {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < heads.size(); column++) {
            int widest = Prose.width(heads.get(column));
            for (Row row : rows) {
                widest = Math.max(widest, Prose.width(row.cells.get(column)));
            }
            widths.add(widest);
        }
        int excess = GAP.length() * (heads.size() - 1) - columns;
        for (int width : widths) {
            excess += width;
        }
        while (excess > 0) {
            int widest = widths.indexOf(Collections.max(widths));
            widths.set(widest, widths.get(widest) - 1);
            excess--;
        }
        return widths;
    }

    private List<String> wrap(List<Integer> widths, Row row) {
        List<List<String>> wrapped = new ArrayList<>();
        int height = 1;
        for (int column = 0; column < widths.size(); column++) {
            wrapped.add(Prose.wrap(row.cells.get(column), widths.get(column)));
            height = Math.max(height, wrapped.get(column).size());
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            int line = i;
            List<String> cells = wrapped.stream()
                    .map(cell -> line < cell.size() ? cell.get(line) : "")
                    .toList();
            lines.add(join(widths, cells, row.ink));
        }
        return lines;
    }

    private String join(List<Integer> widths, List<String> cells, UnaryOperator<String> ink) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            int width = widths.get(column);
            String cell = Prose.pad(cells.get(column), width, right.get(column));
            line.append(column == 0 ? ink.apply(cell) : GAP + cell);
        }
        return line.toString().stripTrailing();
    }

    private record Row(UnaryOperator<String> ink, List<String> cells, String below) {}
}
