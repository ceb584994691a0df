package dev.tenfold.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Help pages, made from what the verbs say about themselves. */
final class Help {
    private static final int WIDEST = 100;
    private static final int INDENT = 2;
    private static final int GAP = 3;

    private final PrintWriter out;
    private final int columns;
    private final boolean colour;

    Help(PrintWriter out, Terminal terminal) {
        this.out = out;
        this.columns = Math.min(WIDEST, terminal.columns());
        this.colour = terminal.colour();
    }

    /** The page of the whole program. */
    void all(List<Usage> verbs) {
        out.println("Tenfold rehearses how a system scales before traffic does it.");
        verbs.get(0).examples().stream().findFirst().ifPresent(example -> section("Try first", List.of(example)));
        section("Usage", List.of(Usage.PROGRAM + " VERB [OPTION]... FILE..."));
        Map<String, String> summaries = new LinkedHashMap<>();
        verbs.forEach(verb -> summaries.put(
                verb.operand().isEmpty() ? verb.name() : verb.name() + " " + verb.operand() + "...", verb.summary()));
        section("Verbs", summaries);
        section("Options", synopses(List.of(Option.HELP, Option.VERSION)));
        section("Exit codes", Exit.meanings());
        section("More", List.of(Usage.PROGRAM + " VERB --help tells all about a verb."));
    }

    /** The page of one verb. */
    void one(Usage verb) {
        paragraph(0, verb.summary() + ".");
        section("Usage", List.of(verb.synopsis()));
        for (String text : verb.description()) {
            out.println();
            paragraph(0, text);
        }
        List<Option> options = new ArrayList<>(verb.options());
        options.add(Option.HELP);
        section("Options", synopses(options));
        section("Exit codes", Exit.meanings());
        section("Examples", verb.examples());
    }

    private static Map<String, String> synopses(List<Option> options) {
        Map<String, String> synopses = new LinkedHashMap<>();
        options.forEach(option -> synopses.put(option.synopsis(), option.help()));
        return synopses;
    }

    private void section(String title, List<String> lines) {
        heading(title);
        lines.forEach(line -> out.println(" ".repeat(INDENT) + line));
    }

    private void section(String title, Map<String, String> rows) {
        heading(title);
        int left = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        rows.forEach((name, text) -> {
            out.print(" ".repeat(INDENT) + name + " ".repeat(left - name.length() + GAP));
            paragraph(INDENT + left + GAP, text);
        });
    }

    private void heading(String title) {
        out.println();
        out.println(colour ? "\u001b[1m" + title + "\u001b[0m" : title);
    }

    /** Wraps a text whose first line begins where the cursor stands, at column {@code indent}. */
    private void paragraph(int indent, String text) {
        int column = indent;
        for (String word : text.split(" ")) {
            if (column > indent && column + word.length() >= columns) {
                out.println();
                out.print(" ".repeat(indent));
                column = indent;
            }
            out.print(column > indent ? " " + word : word);
            column += word.length() + 1;
        }
        out.println();
    }
}
