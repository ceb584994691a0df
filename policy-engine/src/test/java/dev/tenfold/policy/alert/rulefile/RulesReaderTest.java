package dev.tenfold.policy.alert.rulefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.document.Problems;
import dev.tenfold.policy.PolicyDocument;
import dev.tenfold.policy.alert.AlertSpec;
import dev.tenfold.policy.alert.PrometheusDuration;
import dev.tenfold.policy.alert.RecordSpec;
import dev.tenfold.policy.alert.RuleGroupSpec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesReaderTest {
    private final Problems problems = new Problems();

    private PolicyDocument read(String text) {
        return RulesReader.read("r.yml", text.getBytes(StandardCharsets.UTF_8), problems);
    }

    private List<String> errors(String text) {
        List<String> errors = read(text).errors().stream()
                .flatMap(problem -> problem.lines().stream())
                .toList();
        assertEquals(List.of(), problems.lines());
        return errors;
    }

    private List<String> warnings(String text) {
        return read(text).policies().get(0).warnings(Optional.empty()).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void readsEveryField() {
        PolicyDocument document = read("""
                groups:
                  - name: web
                    interval: 30s
                    limit: 10
                    query_offset: 1m
                    labels: {team: core}
                    rules:
                      - record: job:up:sum
                        expr: sum by (job) (up)
                        labels: {level: 1}
                      - alert: Down
                        expr: up == 0 or absent(up)
                        for: 1h30m
                        keep_firing_for: 5m
                        labels: {severity: page}
                        annotations:
                          summary: '{{ $labels.job }} is down'
                """);
        assertEquals(List.of(), problems.lines());
        RuleGroupSpec wanted = new RuleGroupSpec(
                "web",
                Optional.of(Duration.ofSeconds(30)),
                10,
                Optional.of(Duration.ofMinutes(1)),
                Map.of("team", "core"),
                List.of(
                        new RecordSpec("job:up:sum", "sum by (job) (up)", Map.of("level", "1")),
                        new AlertSpec(
                                "Down",
                                "up == 0 or absent(up)",
                                Duration.ofMinutes(90),
                                Duration.ofMinutes(5),
                                Map.of("severity", "page"),
                                Map.of("summary", "{{ $labels.job }} is down"))));
        assertEquals(wanted, document.policies().get(0).spec());
        assertEquals(
                List.of("r.yml:2: rule group web evaluates, every 30s: 1 alert Down (for 1h30m), 1 recording rule"),
                document.lines());
    }

    @Test
    void namesEverythingThatPrometheusRefuses() {
        assertEquals(
                List.of(
                        "r.yml:3: groups[0].interval must be a duration such as 1h30m, was 60",
                        "  Maybe `60s`?",
                        "r.yml:5: groups[0].rules[0].record must not stand beside alert: a rule does one of the two,"
                                + " was b",
                        "r.yml:5: groups[0].rules[0].for must not stand in a recording rule, was 1m",
                        "r.yml:9: groups[0].rules[1].expr cannot be parsed: 2:6: parse error: unexpected <by> in"
                                + " grouping opts, expected \"(\", was by by (x)",
                        "r.yml:10: groups[0].rules[1].labels.__name__ is no name that a label may have, was x",
                        "r.yml:10: groups[0].rules[1].labels.to cannot be parsed: undefined variable \"$label\", was"
                                + " \"{{ $label.x }}\"",
                        "r.yml:11: groups[0].rules[1].keepfiring is not a known field",
                        "  Maybe `keep_firing_for`?",
                        "r.yml:12: groups[0].rules[2] must have alert or record",
                        "r.yml:13: groups[1].name must stand once in a file, stands already in line 2, was g"),
                errors("""
                        groups:
                          - name: g
                            interval: 60
                            rules:
                              - {alert: A, record: b, expr: up, for: 1m}
                              - alert: C
                                expr: |
                                  sum
                                    by by (x)
                                labels: {__name__: x, to: '{{ $label.x }}'}
                                keepfiring: 5m
                              - expr: up > 1
                          - name: g
                            rules: []
                        """));
    }

    @Test
    void acceptsInKubernetesWhatItsApiAccepts() {
        PolicyDocument document = read("""
                apiVersion: v1
                kind: List
                items:
                  - apiVersion: monitoring.coreos.com/v1
                    kind: PrometheusRule
                    metadata: {name: r, labels: {release: p}}
                    spec:
                      groups:
                        - name: g
                          partial_response_strategy: warn
                          rules:
                            - alert: A
                              expr: 1
                              labels: {severity: 1}
                              runbook: x
                  - {apiVersion: v1, kind: Service}
                """);
        assertEquals(
                List.of("r.yml:14: spec.groups[0].rules[0].labels.severity must be text, was 1", "  Maybe \"1\"?"),
                document.errors().stream()
                        .flatMap(problem -> problem.lines().stream())
                        .toList());
        assertEquals(
                List.of("r.yml:15: spec.groups[0].rules[0].runbook is no field of PrometheusRule: it has no effect"),
                document.warnings().stream().map(Object::toString).toList());
        assertEquals(List.of("Service"), document.others());
        assertEquals("PrometheusRule", document.policies().get(0).kind());
    }

    @Test
    void refusesAnUnrenderedTemplateInAnExpression() {
        read("groups: [{name: g, rules: [{alert: A, expr: 'up > {{ .Values.limit }}'}]}]");
        assertEquals(1, problems.lines().size());
        assertTrue(
                problems.lines().get(0).contains("is an unrendered Helm template"),
                problems.lines().toString());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
                    # expression; the beginning of the warning, if there is one
                    up > 1; -
                    vector(1); -
                    job:errors:rate5m; -
                    ALERTS{severity="page"}; -
                    absent(up); -
                    a and b; -
                    up; A fires whenever its series have data: its expression compares nothing
                    sum(rate(x[5m])); A fires whenever its series have data: its expression compares nothing
                    (x > 1) or vector(0); A fires whenever its series have data: its expression compares nothing
                    x > bool 1; A fires whenever its series have data: a comparison with bool yields 0 or 1
                    count(x == 1); -
                    rate(x[1m]) > 1; A takes a rate over 1m
                    rate(x[2m]) > 1; -
                    up{job="a"} == 0; A does not see targets that are no longer discovered
                    """)
    void warnsOfWhatIsNotMeant(String expr, String wanted) {
        List<String> found =
                warnings("groups: [{name: g, rules: [{alert: A, expr: '" + expr.replace("'", "''") + "'}]}]");
        assertEquals(wanted.equals("-") ? 0 : 1, found.size(), found.toString());
        if (!wanted.equals("-")) {
            assertTrue(found.get(0).startsWith("r.yml:1: " + wanted), found.toString());
        }
    }

    @Test
    void warnsOfAForThatIsShorterThanTheInterval() {
        assertEquals(
                List.of("r.yml:1: A has for: 10s, but is evaluated every 1m: it waits for the second evaluation, 1m"
                        + " after the first"),
                warnings("groups: [{name: g, rules: [{alert: A, expr: up > 1, for: 10s}]}]"));
    }

    @ParameterizedTest(name = "{0} is {1} ms, printed {2}")
    @CsvSource(textBlock = """
            0, 0, 0s
            5m, 300000, 5m
            1h30m, 5400000, 1h30m
            1d, 86400000, 1d
            36h, 129600000, 36h
            1w, 604800000, 1w
            1y, 31536000000, 1y
            1s500ms, 1500, 1s500ms
            """)
    void readsAndPrintsDurations(String text, long millis, String printed) {
        assertEquals(Duration.ofMillis(millis), PrometheusDuration.parse(text));
        assertEquals(printed, PrometheusDuration.text(Duration.ofMillis(millis)));
    }
}
