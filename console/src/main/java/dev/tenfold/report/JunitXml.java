package dev.tenfold.report;

import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.Subject;
import java.util.List;

/**
 * The report for build servers: a test suite a scenario, a test case an expectation. One that was not exercised is
 * skipped. No wall clock is read, so {@code time} is 0 throughout; the virtual length is a property.
 *
 * @see <a href="https://github.com/testmoapp/junitxml">the de facto format</a>
 */
public final class JunitXml {

    private final Markup xml = new Markup();

    private JunitXml() {}

    /** Spells the reports, one suite each, in this order. */
    public static String spell(List<Report> reports) {
        List<Finding> all =
                reports.stream().flatMap(report -> report.findings().stream()).toList();
        JunitXml suites = new JunitXml();
        suites.xml.open("testsuites", counts("tenfold", all));
        reports.forEach(suites::suite);
        suites.xml.close();
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + suites.xml + "\n";
    }

    private void suite(Report report) {
        Subject subject = report.subject();
        xml.open("testsuite", counts(Prose.line(subject.title()), report.findings()));
        xml.open("properties");
        property("scenario", subject.file());
        property("sha256", subject.sha256());
        property("seed", Long.toString(subject.seed()));
        property("virtual-seconds", Figures.plain(subject.lengthSeconds(), 3));
        property("repeat", subject.command());
        property("tenfold", subject.tenfold());
        xml.close();
        report.findings().forEach(finding -> testcase(subject, finding));
        xml.close();
    }

    private void testcase(Subject subject, Finding finding) {
        String name = finding.name() + " - " + Headline.title(finding);
        xml.open("testcase", "classname", classname(subject.file()), "name", Prose.line(name), "time", "0");
        String result = result(finding);
        switch (finding.status()) {
            case HELD -> xml.leaf("system-out", result + "\n" + finding.evidence());
            case FAILED -> {
                String more = result + "\n" + finding.evidence() + "\nRepeat: " + subject.command();
                xml.leaf("failure", more, "message", Prose.line(result), "type", Prose.line(finding.name()));
            }
            case NOT_EXERCISED ->
                xml.leaf("skipped", "", "message", "not exercised: " + Prose.line(finding.evidence()));
        }
        xml.close();
    }

    private static String result(Finding finding) {
        String moment = Headline.moment(finding);
        return finding.value() + ", limit " + finding.limit()
                + (finding.margin().isEmpty() ? "" : ", " + finding.margin())
                + (moment.isEmpty() ? "" : ", at " + moment);
    }

    private void property(String name, String value) {
        xml.leaf("property", "", "name", name, "value", Prose.line(value));
    }

    private static String[] counts(String name, List<Finding> findings) {
        return new String[] {
            "name",
            name,
            "tests",
            Integer.toString(findings.size()),
            "failures",
            count(findings, Finding.Status.FAILED),
            "errors",
            "0",
            "skipped",
            count(findings, Finding.Status.NOT_EXERCISED),
            "time",
            "0"
        };
    }

    private static String count(List<Finding> findings, Finding.Status status) {
        long count =
                findings.stream().filter(finding -> finding.status() == status).count();
        return Long.toString(count);
    }

    /** {@code scenarios/users-x10.yaml} is shown by build servers as {@code users-x10} in {@code scenarios}. */
    private static String classname(String file) {
        return Prose.line(file)
                .replaceFirst("\\.ya?ml$", "")
                .replaceFirst("^[./\\\\]+", "")
                .replaceAll("[/\\\\]+", ".");
    }
}
