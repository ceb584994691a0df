package dev.tenfold.promql.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** A query that cannot be read, with all that was found wrong and where. */
public final class ParseFailure extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final String query;

    /**
     * @param query the whole text
     * @param problems at least one, in the order of the text
     */
    public ParseFailure(String query, List<Problem> problems) {
        super(message(query, problems.get(0)));
        this.query = query;
        this.problems = List.copyOf(problems);
    }

    /** All that is wrong; {@link #getMessage} speaks of the first. */
    public List<Problem> problems() {
        return problems;
    }

    /** Line of the first problem, 1 is the first. */
    public int line() {
        return lineOf(query, start());
    }

    /** Column of the first problem in its line, 1 is the first. */
    public int column() {
        return columnOf(query, start());
    }

    /** All messages, one a line, each as {@code 1:17: parse error: ...}. */
    public String messages() {
        return problems.stream().map(problem -> message(query, problem)).collect(Collectors.joining("\n"));
    }

    /** The line of the first problem, and below it a caret at the character. */
    public String caret() {
        int start = start() - (column() - 1);
        int end = query.indexOf('\n', start);
        String line = query.substring(start, end < 0 ? query.length() : end);
        return line + "\n" + " ".repeat(column() - 1) + "^";
    }

    private int start() {
        return problems.get(0).span().start();
    }

    private static String message(String query, Problem problem) {
        int start = problem.span().start();
        return lineOf(query, start) + ":" + columnOf(query, start) + ": parse error: " + problem.message();
    }

    private static int lineOf(String query, int index) {
        return 1
                + (int) query.substring(0, index).chars().filter(c -> c == '\n').count();
    }

    private static int columnOf(String query, int index) {
        return index - query.lastIndexOf('\n', index - 1);
    }
}
