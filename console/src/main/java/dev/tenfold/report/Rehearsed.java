package dev.tenfold.report;

import dev.tenfold.verdict.Report;

/**
 * A rehearsal among several.
 *
 * @param name what summaries call it, wherever it was run
 * @param report what it told
 */
public record Rehearsed(String name, Report report) {
    /** The command that repeats it, with the file as it is called here. */
    String command() {
        String file = name.replaceFirst(" (as|#).*", "");
        return report.subject().command().replace(report.subject().file(), file);
    }
}
