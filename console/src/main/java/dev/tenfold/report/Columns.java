package dev.tenfold.report;

/** A table of the page, from its head to where its rows begin. */
final class Columns {

    private Columns() {}

    /**
     * Opens a table up to its body.
     *
     * @param heads a heading a column; one that begins with {@code >} stands on the right, like the numbers under it
     */
    static void open(Markup html, String kind, String... heads) {
        html.open("table", "class", kind).open("thead").open("tr");
        for (String head : heads) {
            if (head.startsWith(">")) {
                html.leaf("th", head.substring(1), "scope", "col", "class", "number");
            } else {
                html.leaf("th", head, "scope", "col");
            }
        }
        html.close().close().open("tbody");
    }

    static void close(Markup html) {
        html.close().close();
    }
}
