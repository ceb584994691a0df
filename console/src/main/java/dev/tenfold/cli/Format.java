package dev.tenfold.cli;

import java.util.Locale;

/** What a command prints on standard output. Files in the output directory do not depend on it. */
public enum Format {
    /** A verdict for a person at a terminal. */
    TEXT,
    /** One JSON document, for programs. */
    JSON,
    /** JUnit XML, for build servers. */
    JUNIT,
    /** A summary to paste into a review. */
    MARKDOWN,
    /** The self-contained page. */
    HTML;

    /** As typed after {@code --format}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
