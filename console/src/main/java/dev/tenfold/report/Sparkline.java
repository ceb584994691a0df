package dev.tenfold.report;

import java.util.List;

/** A series as one line of block characters, from zero to its own peak. */
final class Sparkline {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /**
     * Draws the peaks: a spike of one window must not vanish in a cell that stands for ten.
     *
     * @param values a value a window; nothing is drawn where all of a cell's windows are NaN
     * @param cells how many characters
     */
    static String of(double[] values, int cells) {
        double top = peak(values, 0, values.length);
        StringBuilder line = new StringBuilder(cells);
        for (int cell = 0; cell < cells; cell++) {
            double value = peak(values, first(cell, cells, values), last(cell, cells, values));
            if (Double.isNaN(value)) {
                line.append(' ');
            } else {
                int level = top > 0 ? (int) Math.ceil(value / top * BLOCKS.length()) : 0;
                line.append(BLOCKS.charAt(Math.max(1, level) - 1));
            }
        }
        return line.toString();
    }

    /** Shades the cells that a span touches. */
    static String of(List<Span> spans, double length, int cells) {
        StringBuilder line = new StringBuilder(" ".repeat(cells));
        for (Span span : spans) {
            int first = (int) (span.start().at() / length * cells);
            int last = (int) Math.ceil(span.until() / length * cells);
            for (int cell = Math.max(0, Math.min(first, cells - 1)); cell < Math.min(last, cells); cell++) {
                line.setCharAt(cell, '▒');
            }
        }
        return line.toString();
    }

    /** The largest of the values, NaN if there is none. */
    static double peak(double[] values, int from, int until) {
        double peak = Double.NaN;
        for (int i = from; i < until; i++) {
            if (!(values[i] <= peak) && !Double.isNaN(values[i])) {
                peak = values[i];
            }
        }
        return peak;
    }

    private static int first(int cell, int cells, double[] values) {
        return (int) ((long) cell * values.length / cells);
    }

    private static int last(int cell, int cells, double[] values) {
        int next = (int) ((long) (cell + 1) * values.length / cells);
        return Math.min(values.length, Math.max(next, first(cell, cells, values) + 1));
    }
}
