package dev.tenfold.inject.overlay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tenfold.inject.Family.Type;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleCopiesTest {
    private static final Set<String> NAMES = RuleCopies.names(List.of(
            Distortion.of("http_seconds", Type.HISTOGRAM, new Plus(20), Duration.ZERO, Duration.ofHours(1)),
            Distortion.of("hits_total", Type.COUNTER, new Times(10), Duration.ZERO, Duration.ofHours(1))));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            hits_total                                          | tenfold_hits_total
            sum by (job) (rate(hits_total{code=~"5.."}[5m]))    | sum by (job) (rate(tenfold_hits_total{code=~"5.."}[5m]))
            hits_total offset 5m / on(job) other_total          | tenfold_hits_total offset 5m / on(job) other_total
            hits_total / hits_total                             | tenfold_hits_total / tenfold_hits_total
            histogram_quantile(0.9, sum(rate(http_seconds_bucket[1m])) by (le)) > 1 | histogram_quantile(0.9, sum(rate(tenfold_http_seconds_bucket[1m])) by (le)) > 1
            max_over_time(rate(hits_total[1m])[1h:1m])          | max_over_time(rate(tenfold_hits_total[1m])[1h:1m])
            topk(scalar(hits_total), up)                        | topk(scalar(tenfold_hits_total), up)
            -hits_total ^ (2)                                   | -tenfold_hits_total ^ (2)
            {__name__="hits_total", job="a"}                    | {__name__="tenfold_hits_total", job="a"}
            {job="hits_total", __name__ = 'hits_total'}         | {job="hits_total", __name__ = 'tenfold_hits_total'}
            {"hits_total", job="a"}                             | {"tenfold_hits_total", job="a"}
            label_replace(hits_total, "a", "hits_total", "b", "") | label_replace(tenfold_hits_total, "a", "hits_total", "b", "")
            up{hits_total="x"}                                  | up{hits_total="x"}
            http_seconds                                        | http_seconds
            """)
    void onlyNamesOfWhatIsOverlaidAreChanged(String query, String copy) {
        QueryCopy made = QueryCopy.of(query, NAMES);
        assertEquals(copy, made.text());
        assertEquals(!query.equals(copy), made.changed());
        assertEquals(List.of(), made.doubtful());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{__name__=~\"hits_.*\"}", "{__name__!=\"x\", job=\"a\"}", "{job=\"a\"}"})
    void whatPicksMetricsByPatternIsDoubtful(String query) {
        QueryCopy made = QueryCopy.of(query, NAMES);
        assertEquals(query, made.text());
        assertEquals(List.of(query), made.doubtful());
    }

    private static final String RULES = """
            groups:
              - name: web
                interval: 15s
                rules:
                  - alert: Slow
                    expr: job:p90 > 1  # recorded below
                    for: 1m
                    labels: {severity: page}
                    annotations: {summary: '{{ $value }} s'}
                  - record: job:p90
                    expr: |
                      histogram_quantile(0.9,
                        sum by (le) (rate(http_seconds_bucket[5m])))
                  - alert: Down
                    expr: up == 0
              - name: other
                rules:
                  - alert: Full
                    expr: disk_free < 1
            """;

    @Test
    void rulesAreCopiedWithAllThatComesFromThem() {
        RuleCopies copies = RuleCopies.of(RULES, NAMES);
        assertEquals(1, copies.alerts());
        assertEquals(1, copies.records());
        assertEquals(List.of(), copies.doubts());
        assertEquals("""
                groups:
                - name: tenfold_web
                  interval: 15s
                  rules:
                  - alert: tenfold_Slow
                    expr: tenfold_job:p90 > 1
                    for: 1m
                    labels:
                      severity: page
                      tenfold_overlay: 'true'
                    annotations:
                      summary: '{{ $value }} s'
                  - record: tenfold_job:p90
                    expr: |
                      histogram_quantile(0.9,
                        sum by (le) (rate(tenfold_http_seconds_bucket[5m])))
                """, copies.text());
    }

    @Test
    void objectsOfKubernetesAreCopiedWhole() {
        String yaml = """
                kind: ConfigMap
                ---
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata:
                  name: web
                  labels:
                    release: prometheus
                spec:
                  groups:
                  - name: web
                    rules:
                    - alert: Busy
                      expr: rate(hits_total[1m]) > 5
                """;
        assertEquals("""
                apiVersion: monitoring.coreos.com/v1
                kind: PrometheusRule
                metadata:
                  name: tenfold-web
                  labels:
                    release: prometheus
                spec:
                  groups:
                  - name: tenfold_web
                    rules:
                    - alert: tenfold_Busy
                      expr: rate(tenfold_hits_total[1m]) > 5
                      labels:
                        tenfold_overlay: 'true'
                """, RuleCopies.of(yaml, NAMES).text());
        assertEquals("groups: []\n", RuleCopies.of(yaml, Set.of("other")).text());
    }

    @Test
    void doubtsNameTheirRule() {
        RuleCopies copies =
                RuleCopies.of("groups: [{name: a, rules: [{alert: Any, expr: '{__name__=~\"hits.*\"} > 1'}]}]", NAMES);
        assertEquals(0, copies.alerts());
        assertEquals(List.of("alert Any may read an overlaid metric by {__name__=~\"hits.*\"}"), copies.doubts());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            groups: [                                              | the rules are no YAML:
            a: 1                                                   | the file must have groups of rules
            groups: 1                                              | groups must be a list
            groups: [{name: a, rules: 1}]                          | rules of group a must be a list
            groups: [{name: a, rules: [{alert: A}]}]               | alert A has no expr
            groups: [{name: a, rules: [{alert: A, expr: 'sum('}]}] | alert A: 1:
            """)
    void saysWhatCannotBeRead(String yaml, String problem) {
        String message = assertThrows(IllegalArgumentException.class, () -> RuleCopies.of(yaml, NAMES))
                .getMessage();
        assertTrue(message.startsWith(problem), message);
    }
}
