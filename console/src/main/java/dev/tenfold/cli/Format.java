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
    HTML,
    /** SARIF 2.1.0, for code scanning. */
    SARIF,
    /** Workflow commands that GitHub Actions shows beside the lines of a change. */
    ANNOTATIONS;

    /** As typed after {@code --format}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
