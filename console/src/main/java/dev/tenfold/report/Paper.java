package dev.tenfold.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A document of headings, paragraphs, lists and tables, which is spelled in Markdown and in HTML. */
final class Paper {
    private static final String STYLE = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;"
            + "padding:0 1rem;color:#1a1a1a;background:#fff}table{border-collapse:collapse;margin:1rem 0;display:block;"
            + "overflow-x:auto}th,td{border:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}"
            + "th{background:#f4f4f4}code,pre{font:14px/1.4 ui-monospace,monospace}pre{background:#f4f4f4;padding:1rem;"
            + "overflow-x:auto}h1,h2,h3{line-height:1.2}@media(prefers-color-scheme:dark){body{color:#eee;"
            + "background:#181818}th,pre{background:#2a2a2a}th,td{border-color:#555}}";

    private final String title;
    private final List<String> markdown = new ArrayList<>();
    private final Markup html = new Markup();

    Paper(String title) {
        this.title = Prose.line(title);
        html.open("main");
        markdown.add("# " + Markdown.text(title));
        html.leaf("h1", title);
    }

    /** A heading of the second level. */
    Paper heading(String text) {
        return block("## " + Markdown.text(text), () -> html.leaf("h2", text));
    }

    /** A heading of the third level. */
    Paper section(String text) {
        return block("### " + Markdown.text(text), () -> html.leaf("h3", text));
    }

    Paper text(String text) {
        return block(Markdown.text(text), () -> html.leaf("p", text));
    }

    /** A line that is typed, with a word before it. */
    Paper command(String word, String command) {
        return block(
                Markdown.text(word) + ": " + Markdown.code(command),
                () -> html.open("p").text(word + ": ").leaf("code", command).close());
    }

    Paper list(List<String> items) {
        List<String> lines = new ArrayList<>();
        items.forEach(item -> lines.add("- " + Markdown.text(item)));
        return block(String.join("\n", lines), () -> {
            html.open("ul");
            items.forEach(item -> html.leaf("li", item));
            html.close();
        });
    }

    /** A table; each row has as many cells as there are headings. */
    Paper table(List<String> heads, List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        lines.add(row(heads));
        lines.add(row(Collections.nCopies(heads.size(), "---")));
        rows.forEach(cells -> lines.add(row(cells.stream().map(Markdown::text).toList())));
        return block(String.join("\n", lines), () -> {
            html.open("table").open("tr");
            heads.forEach(head -> html.leaf("th", head, "scope", "col"));
            html.close();
            for (List<String> cells : rows) {
                html.open("tr");
                cells.forEach(cell -> html.leaf("td", cell));
                html.close();
            }
            html.close();
        });
    }

    /** Text as it stands in a file. */
    Paper code(String language, String text) {
        String fence = text.contains("```") ? "~~~~" : "```";
        return block(
                fence + language + "\n" + text.stripTrailing() + "\n" + fence,
                () -> html.open("pre").leaf("code", text.stripTrailing()).close());
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private Paper block(String text, Runnable spelled) {
        markdown.add(text);
        spelled.run();
        return this;
    }

    String markdown() {
        return String.join("\n\n", markdown) + "\n";
    }

    /** One page that needs nothing else. */
    String html() {
        html.close();
        String head = new Markup()
                .open("head")
                .leaf("title", title)
                .leaf("style", STYLE)
                .close()
                .toString()
                .replace(
                        "<head>",
                        "<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                                + "content=\"width=device-width, initial-scale=1\">");
        return "<!doctype html>\n<html lang=\"en\">\n" + head + "\n<body>\n" + html + "\n</body>\n</html>\n";
    }
}
