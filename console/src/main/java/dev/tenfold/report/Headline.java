package dev.tenfold.report;

import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Report;
import java.util.List;

/** The verdict in a word and a sentence. */
public final class Headline {

    private final Report report;

    Headline(Report report) {
        this.report = report;
    }

    /** {@code held} or {@code FAILED}. */
    String word() {
        return report.held() ? "held" : "FAILED";
    }

    /** Such as {@code 2 of 7 expectations failed, 1 was not exercised}. */
    String count() {
        long all = report.findings().size();
        long failed = with(Finding.Status.FAILED).size();
        long idle = with(Finding.Status.NOT_EXERCISED).size();
        String sentence;
        if (all == 0) {
            sentence = "the scenario states no expectation";
        } else if (failed > 0) {
            sentence = failed + " of " + Prose.count(all, "expectation") + " failed";
        } else {
            sentence = all - idle + " of " + Prose.count(all, "expectation") + " held";
        }
        return idle == 0 ? sentence : sentence + ", " + idle + (idle == 1 ? " was" : " were") + " not exercised";
    }

    /** The findings that failed, in the scenario's order. */
    List<Finding> failures() {
        return with(Finding.Status.FAILED);
    }

    /** What was expected, with the service it is about. */
    public static String title(Finding finding) {
        return finding.service().isEmpty() ? finding.title() : finding.service() + ": " + finding.title();
    }

    /** When it was decided, on the virtual clock; empty if at no one moment. */
    static String moment(Finding finding) {
        return finding.at().isPresent() ? Figures.clock(finding.at().getAsDouble()) : "";
    }

    private List<Finding> with(Finding.Status status) {
        return report.findings().stream()
                .filter(finding -> finding.status() == status)
                .toList();
    }
}
