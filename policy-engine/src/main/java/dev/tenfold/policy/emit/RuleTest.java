package dev.tenfold.policy.emit;

import dev.tenfold.document.draft.Draft;
import dev.tenfold.document.draft.YamlWriter;
import dev.tenfold.policy.alert.PrometheusDuration;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A test of rules for {@code promtool test rules}.
 *
 * @param ruleFiles the files with the rules, relative to that of the test
 * @param evaluationInterval how often the rules are evaluated
 * @param cases what is played and what is expected
 * @see <a href="https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/">Unit testing for
 *     rules</a>
 */
public record RuleTest(List<String> ruleFiles, Duration evaluationInterval, List<Case> cases) {
    public RuleTest {
        ruleFiles = List.copyOf(ruleFiles);
        Objects.requireNonNull(evaluationInterval, "evaluationInterval");
        cases = List.copyOf(cases);
    }

    /**
     * One course of events.
     *
     * @param name what it shows
     * @param interval from one value of a series to the next
     * @param series what is measured
     * @param alerts what is expected to fire
     */
    public record Case(String name, Duration interval, List<Series> series, List<AlertCheck> alerts) {
        public Case {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(interval, "interval");
            series = List.copyOf(series);
            alerts = List.copyOf(alerts);
        }
    }

    /**
     * A series and its values.
     *
     * @param series with its labels, such as {@code up{job="web"}}
     * @param values in promtool's notation, such as {@code 0+10x5 _ stale}
     */
    public record Series(String series, String values) {
        public Series {
            Objects.requireNonNull(series, "series");
            Objects.requireNonNull(values, "values");
        }
    }

    /**
     * What fires at a time.
     *
     * @param time since the beginning
     * @param alert its name
     * @param firing the alerts that fire then, whole; none if nothing does
     */
    public record AlertCheck(Duration time, String alert, List<Firing> firing) {
        public AlertCheck {
            Objects.requireNonNull(time, "time");
            Objects.requireNonNull(alert, "alert");
            firing = List.copyOf(firing);
        }
    }

    /**
     * One alert that fires.
     *
     * @param labels all of them but its name
     * @param annotations all of them, filled in
     */
    public record Firing(Map<String, String> labels, Map<String, String> annotations) {
        public Firing {
            labels = Collections.unmodifiableMap(new TreeMap<>(labels));
            annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
        }
    }

    /**
     * The test's file.
     *
     * @param remark what a reader should know first, in plain words; may have lines, may be empty
     */
    public String text(String remark) {
        YamlWriter writer = YamlWriter.USUAL;
        Draft.Keyed file = Draft.fields()
                .put("rule_files", Draft.texts(ruleFiles))
                .put("evaluation_interval", PrometheusDuration.text(evaluationInterval))
                .put("tests", cases.stream().map(RuleTest::drafted).toList())
                .drafted();
        return writer.remark(remark, 0) + writer.entries(file, 0) + writer.lineEnd();
    }

    private static Draft.Fields drafted(Case played) {
        List<Draft.Fields> series = played.series().stream()
                .map(one -> Draft.fields().put("series", one.series()).put("values", one.values()))
                .toList();
        return Draft.fields()
                .put("name", played.name())
                .put("interval", PrometheusDuration.text(played.interval()))
                .put("input_series", series)
                .put(
                        "alert_rule_test",
                        played.alerts().stream().map(RuleTest::drafted).toList());
    }

    private static Draft.Fields drafted(AlertCheck check) {
        Draft.Fields fields = Draft.fields()
                .put("eval_time", PrometheusDuration.text(check.time()))
                .put("alertname", check.alert());
        List<Draft.Fields> firing = check.firing().stream()
                .map(one -> {
                    Draft.Fields alert = Draft.fields();
                    RuleText.names(alert, "exp_labels", one.labels());
                    RuleText.names(alert, "exp_annotations", one.annotations());
                    return alert;
                })
                .toList();
        return fields.put("exp_alerts", firing);
    }
}
