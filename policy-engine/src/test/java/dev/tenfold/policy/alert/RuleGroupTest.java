package dev.tenfold.policy.alert;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.metric.Staleness;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.promql.Engine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleGroupTest {
    private static final long MINUTE = 60_000;

    private final SeriesStore store = new SeriesStore();
    private final Engine engine = new Engine(store);
    private final PolicySession session = PolicySession.open();

    @AfterEach
    void closeTheSession() {
        session.close();
    }

    private RuleGroup group(RuleSpec... rules) {
        return group(0, Optional.empty(), rules);
    }

    private RuleGroup group(int limit, Optional<Duration> offset, RuleSpec... rules) {
        RuleGroupSpec spec = new RuleGroupSpec(
                "g", Optional.empty(), limit, offset, Map.of("team", "core", "severity", "info"), List.of(rules));
        return new RuleGroup(spec, engine, RuleSettings.DEFAULTS, session);
    }

    private static AlertSpec alert(String expr, int forMinutes, int keepMinutes) {
        return new AlertSpec(
                "Hot",
                expr,
                Duration.ofMinutes(forMinutes),
                Duration.ofMinutes(keepMinutes),
                Map.of("severity", "page"),
                Map.of("summary", "{{ $labels.pod }} is at {{ $value }}"));
    }

    private void append(String name, String pod, long minute, double value) {
        store.append(Labels.of(Labels.NAME, name, "pod", pod), minute * MINUTE, value);
    }

    private String ask(String query, long minute) {
        StringBuilder shown = new StringBuilder();
        for (Sample sample : engine.prepare(query).at(minute * MINUTE).samples()) {
            shown.append(sample.labels())
                    .append(' ')
                    .append((long) sample.value())
                    .append('\n');
        }
        return shown.toString().strip();
    }

    @ParameterizedTest(name = "for {0} min, keep {1} min: {2} -> {3}")
    @CsvSource(textBlock = """
            # for, keep_firing_for, whether the condition holds minute by minute (- is a series that vanished), the state
            0, 0, 0110,      .FF.
            2, 0, 1111,      PPFF
            2, 0, 110111,    PP.PPF
            2, 0, 111-11,    PPF.PP
            0, 1, 1000,      FF..
            0, 2, 10000,     FFF..
            0, 2, 10010000,  FFFFFF..
            2, 5, 1010,      P.P.
            2, 3, 1111000111, PPFFFFFFFF
            2, 2, 1111000111, PPFFFF.PPF
            """)
    void walksThroughItsStates(int holdFor, int keep, String conditions, String wanted) {
        RuleGroup group = group(alert("cpu > 0.5", holdFor, keep));
        StringBuilder states = new StringBuilder();
        for (int minute = 0; minute < conditions.length(); minute++) {
            char condition = conditions.charAt(minute);
            append("cpu", "a", minute, condition == '-' ? Staleness.MARKER : condition - '0');
            group.evaluate(minute * MINUTE);
            AlertState state = group.alertRules().get(0).alerts().stream()
                    .map(AlertInstance::state)
                    .findFirst()
                    .orElse(AlertState.INACTIVE);
            states.append(state == AlertState.INACTIVE ? '.' : state.name().charAt(0));
        }
        assertEquals(wanted, states.toString());
    }

    @Test
    void tellsWhatChangedAndWhy() {
        RuleGroup group = group(alert("cpu > 80", 1, 0));
        StringBuilder told = new StringBuilder();
        for (int minute = 0; minute < 5; minute++) {
            append("cpu", "a", minute, minute < 3 ? 90 + minute : 10);
            append("cpu", "b", minute, minute == 1 ? 81 : 10);
            for (AlertChange change : group.evaluate(minute * MINUTE).changes()) {
                told.append(minute + " " + change.labels().get("pod") + " " + change.from() + " " + change.to() + ": "
                        + change.annotations().get("summary") + ", since " + change.rule() + "\n");
            }
        }
        assertEquals("""
                0 a INACTIVE PENDING: a is at 90, since the condition has not held for as long as for says, so the alert waits
                1 a PENDING FIRING: a is at 91, since the condition has held for as long as for says, so the alert fires
                1 b INACTIVE PENDING: b is at 81, since the condition has not held for as long as for says, so the alert waits
                2 b PENDING INACTIVE: b is at 81, since the condition fails while pending, so the alert is dropped
                3 a FIRING INACTIVE: a is at 92, since the condition fails, so the alert is resolved
                """, told.toString());
    }

    @Test
    void writesAlertsAndEndsTheirSeries() {
        RuleGroup group = group(alert("cpu > 80", 1, 0));
        String common = "alertname=\"Hot\", %spod=\"a\", severity=\"page\", team=\"core\"}";
        for (int minute = 1; minute < 4; minute++) {
            append("cpu", "a", minute, minute < 3 ? 90 : 10);
            group.evaluate(minute * MINUTE);
            String wanted = minute == 3
                    ? ""
                    : "ALERTS{" + common.formatted("alertstate=\"" + (minute == 1 ? "pending" : "firing") + "\", ")
                            + " 1";
            assertEquals(wanted, ask("ALERTS", minute), "minute " + minute);
            String since = minute == 3 ? "" : "ALERTS_FOR_STATE{" + common.formatted("") + " 60";
            assertEquals(since, ask("ALERTS_FOR_STATE", minute));
        }
    }

    @Test
    void laterRulesSeeWhatEarlierOnesRecorded() {
        RuleSpec record = new RecordSpec("pod:cpu:double", "cpu * 2", Map.of("pod", "", "severity", "none"));
        RuleGroup group = group(record, alert("pod:cpu:double > 100", 0, 0));
        append("cpu", "a", 0, 60);
        GroupEvaluation first = group.evaluate(0);
        assertEquals(1, first.changes().size());
        assertEquals(
                "{alertname=\"Hot\", severity=\"page\", team=\"core\"}",
                first.changes().get(0).labels().toString());
        assertEquals("pod:cpu:double{severity=\"none\", team=\"core\"} 120", ask("pod:cpu:double", 0));
        append("cpu", "a", 1, Staleness.MARKER);
        assertTrue(group.evaluate(MINUTE).changes().get(0).resolves());
        assertEquals("", ask("pod:cpu:double", 1));
    }

    @Test
    void looksBackByTheQueryOffset() {
        RuleGroup group = group(0, Optional.of(Duration.ofMinutes(2)), new RecordSpec("late", "cpu", Map.of()));
        for (int minute = 0; minute < 5; minute++) {
            append("cpu", "a", minute, minute);
            group.evaluate(minute * MINUTE);
        }
        assertEquals("2", ask("late @ 120", 4).replaceFirst(".* ", ""));
        assertEquals("2", ask("late", 4).replaceFirst(".* ", ""));
    }

    @Test
    void clearsAllAlertsOfARuleAboveTheLimit() {
        RuleGroup group = group(1, Optional.empty(), alert("cpu > 80", 0, 0));
        append("cpu", "a", 0, 90);
        assertEquals(List.of(), group.evaluate(0).failures());
        append("cpu", "a", 1, 90);
        append("cpu", "b", 1, 90);
        GroupEvaluation second = group.evaluate(MINUTE);
        assertEquals(List.of(new RuleFailure("Hot", "exceeded limit of 1 with 2 alerts")), second.failures());
        assertEquals(1, second.changes().size());
        assertEquals(0, group.alertRules().get(0).alerts().size());
    }

    @Test
    void refusesTwoAlertsWithTheSameLabels() {
        AlertSpec same = new AlertSpec("Same", "cpu", Duration.ZERO, Duration.ZERO, Map.of("pod", "every"), Map.of());
        RecordSpec recorded = new RecordSpec("same", "cpu", Map.of("pod", ""));
        RuleGroup group = group(same, recorded);
        append("cpu", "a", 0, 1);
        append("cpu", "b", 0, 1);
        String message = "vector contains metrics with the same labelset after applying ";
        assertEquals(
                List.of(
                        new RuleFailure("Same", message + "alert labels"),
                        new RuleFailure("same", message + "rule labels")),
                group.evaluate(0).failures());
    }

    @Test
    void forgetsAResolvedAlertAfterAQuarterOfAnHour() {
        RuleGroup group = group(alert("cpu > 80", 0, 0));
        append("cpu", "a", 0, 90);
        group.evaluate(0);
        for (int minute = 1; minute <= 16; minute++) {
            append("cpu", "a", minute, 10);
            group.evaluate(minute * MINUTE);
            assertEquals(1, group.alertRules().get(0).alerts().size(), "resolved at 1, still known at " + minute);
        }
        group.evaluate(17 * MINUTE);
        assertEquals(0, group.alertRules().get(0).alerts().size());
    }

    @Test
    void aRaisedForDemotesAFiringAlert() {
        RuleGroup group = group(alert("cpu > 80", 0, 0));
        append("cpu", "a", 0, 90);
        group.evaluate(0);
        group.changeFor("Hot", Duration.ofMinutes(5));
        AlertChange change = group.evaluate(2 * MINUTE).changes().get(0);
        assertEquals(AlertState.PENDING, change.to());
        assertTrue(change.resolves(), "it fires no more");
    }
}
