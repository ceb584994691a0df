package dev.tenfold.drive.engine;

/** A text that grows line by line. */
final class Page {
    private final StringBuilder text = new StringBuilder();

    /** A line, of several parts. */
    Page line(String... parts) {
        for (String part : parts) {
            text.append(part);
        }
        text.append('\n');
        return this;
    }

    /** The head of every export, behind a mark of comments. */
    Page head(String mark, Traffic traffic) {
        line(mark, " ", Quoted.comment(traffic.title()));
        line(mark, " Written by Tenfold from a scenario: change that, and export again.");
        traffic.leftAside().forEach(each -> line(mark, " Left aside: ", Quoted.comment(each)));
        return this;
    }

    /** Lines as they are. */
    Page block(String lines) {
        text.append(lines);
        return this;
    }

    /** Each line of the text behind so many blanks. */
    String indented(int blanks) {
        return text.toString().replaceAll("(?m)^(?=.)", " ".repeat(blanks));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
