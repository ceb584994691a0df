package dev.tenfold.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command prints, and what the reader's screen can show. Text is UTF-8 on every platform and every Java, so
 * that one run gives one sequence of bytes.
 *
 * @param out results: verdicts, documents
 * @param err complaints and progress
 * @param colour whether {@code out} may carry ANSI colours
 * @param live whether {@code err} is a screen on which a line can be redrawn
 * @param columns width to print for, characters; at least 40
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean colour, boolean live, int columns) {
    /** Width when nobody is looking: logs and pipes are read in editors. */
    static final int COLUMNS_OF_A_PIPE = 100;

    private static final int FEWEST_COLUMNS = 40;

    /** Checks the width. */
    public Terminal {
        if (columns < FEWEST_COLUMNS) {
            throw new IllegalArgumentException("columns must be >= " + FEWEST_COLUMNS + ", was " + columns);
        }
    }

    /**
     * The process's own streams. Java cannot tell which of its streams is a terminal, a shell can: the launcher tests
     * them and says so in {@code tenfold.terminals} (the descriptors that are one, such as {@code 12}) and
     * {@code tenfold.columns}. Without the launcher no stream counts as a terminal.
     *
     * @param out standard output
     * @param err standard error
     * @param environment for {@code NO_COLOR} (see no-color.org) and {@code TERM}
     * @param properties system properties
     */
    static Terminal of(
            OutputStream out, OutputStream err, Map<String, String> environment, Map<Object, Object> properties) {
        String terminals = text(properties, "tenfold.terminals");
        boolean smart = !environment.getOrDefault("TERM", "dumb").equals("dumb");
        boolean wantsColour = environment.getOrDefault("NO_COLOR", "").isEmpty();
        boolean live = smart && terminals.contains("2");
        return new Terminal(
                writer(out),
                writer(err),
                smart && wantsColour && terminals.contains("1"),
                live,
                terminals.contains("1") ? width(text(properties, "tenfold.columns")) : COLUMNS_OF_A_PIPE);
    }

    private static int width(String columns) {
        if (!columns.matches("[1-9][0-9]{0,3}")) return COLUMNS_OF_A_PIPE;
        return Math.max(FEWEST_COLUMNS, Integer.parseInt(columns));
    }

    private static PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
    }

    private static String text(Map<Object, Object> properties, String key) {
        return String.valueOf(properties.getOrDefault(key, ""));
    }
}
