package dev.tenfold.report;

import dev.tenfold.verdict.Answer;
import dev.tenfold.verdict.Bound;
import dev.tenfold.verdict.Coverage;
import dev.tenfold.verdict.Event;
import dev.tenfold.verdict.Finding;
import dev.tenfold.verdict.PolicyRead;
import dev.tenfold.verdict.PoolReport;
import dev.tenfold.verdict.Report;
import dev.tenfold.verdict.Score;
import dev.tenfold.verdict.ServiceReport;
import dev.tenfold.verdict.Subject;
import dev.tenfold.verdict.Timeline;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts what must never be taken for markup, or for an escape sequence, behind every text of a report. */
final class Hostile {

    static final String TEXT = "</script><script>window.hacked=1</script><img src=x onerror=\"window.hacked=1\">"
            + "<!--<b>&amp;'\"]]>\u001b[31m\u0000\r\n\t\u2028end";

    private Hostile() {}

    static Report spoil(Report report) {
        Subject subject = report.subject();
        return new Report(
                        new Subject(
                                bad(subject.file()),
                                bad(subject.title()),
                                bad(subject.why()),
                                subject.sha256(),
                                subject.seed(),
                                subject.lengthSeconds(),
                                subject.tickSeconds(),
                                bad(subject.command()),
                                bad(subject.tenfold())),
                        report.findings().stream().map(Hostile::finding).toList(),
                        report.bounds().stream().map(Hostile::bound).toList(),
                        report.times(),
                        timeline(report.users()),
                        report.services().stream().map(Hostile::service).toList(),
                        report.pools().stream().map(Hostile::pool).toList(),
                        report.events().stream().map(Hostile::event).toList(),
                        report.policies().stream().map(Hostile::policy).toList(),
                        all(report.notes()))
                .answering(
                        report.answers().stream().map(Hostile::answer).toList(),
                        report.coverage().stream().map(Hostile::coverage).toList(),
                        report.scores().stream().map(Hostile::score).toList());
    }

    private static Answer answer(Answer answer) {
        return new Answer(answer.question(), bad(answer.answer()), all(answer.evidence()));
    }

    private static Coverage coverage(Coverage coverage) {
        return new Coverage(
                bad(coverage.file()),
                bad(coverage.policy()),
                bad(coverage.target()),
                all(coverage.exercised()),
                all(coverage.never()));
    }

    private static Score score(Score score) {
        return new Score(bad(score.service()), score.yours(), score.fixed(), score.oracle(), score.speedup());
    }

    private static String bad(String text) {
        return text + TEXT;
    }

    private static List<String> all(List<String> texts) {
        return texts.stream().map(Hostile::bad).toList();
    }

    private static Finding finding(Finding finding) {
        return new Finding(
                bad(finding.name()),
                finding.service().isEmpty() ? "" : bad(finding.service()),
                bad(finding.title()),
                finding.status(),
                bad(finding.value()),
                bad(finding.limit()),
                bad(finding.margin()),
                finding.number(),
                finding.bound(),
                finding.unit(),
                finding.at(),
                bad(finding.evidence()),
                finding.parts().stream()
                        .map(part -> new Finding.Part(bad(part.name()), part.seconds()))
                        .toList());
    }

    private static Bound bound(Bound bound) {
        return new Bound(
                bad(bound.name()),
                bound.replicaHours(),
                bound.cost(),
                bound.nodeHours(),
                bound.nodeCost(),
                bad(bound.currency()),
                bound.p95Millis(),
                bound.errorRatio(),
                bound.peakReplicas());
    }

    private static Timeline timeline(Timeline timeline) {
        return new Timeline(timeline.series().stream()
                .map(series -> series.name().startsWith("cause:")
                        ? new Timeline.Series(bad(series.name()), series.unit(), series.values())
                        : series)
                .toList());
    }

    private static ServiceReport service(ServiceReport service) {
        return new ServiceReport(
                bad(service.name()),
                all(service.policies()),
                timeline(service.timeline()),
                service.offered(),
                service.served(),
                causes(service.failed()),
                causes(service.refused()),
                service.waiting());
    }

    private static PoolReport pool(PoolReport pool) {
        return new PoolReport(
                bad(pool.name()),
                all(pool.policies()),
                pool.timeline(),
                pool.nodeHours(),
                pool.cost(),
                pool.peakNodes());
    }

    private static Map<String, Double> causes(Map<String, Double> causes) {
        return causes.entrySet().stream()
                .collect(
                        Collectors.toMap(cause -> bad(cause.getKey()), Map.Entry::getValue, Double::sum, TreeMap::new));
    }

    private static Event event(Event event) {
        return new Event(
                event.at(),
                event.kind(),
                event.service().isEmpty() ? "" : bad(event.service()),
                bad(event.title()),
                event.from(),
                event.to(),
                bad(event.policy()),
                bad(event.rule()),
                bad(event.why()),
                event.readings().stream()
                        .map(reading -> new Event.Reading(
                                bad(reading.metric()),
                                bad(reading.value()),
                                bad(reading.target()),
                                reading.ageSeconds()))
                        .toList());
    }

    private static PolicyRead policy(PolicyRead policy) {
        return new PolicyRead(
                bad(policy.file()),
                policy.sha256(),
                bad(policy.kind()),
                bad(policy.name()),
                bad(policy.service()),
                bad(policy.understood()),
                all(policy.defaulted()),
                all(policy.warnings()));
    }
}
