package dev.tenfold.plan;

import dev.tenfold.document.Json;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.alert.AlertChange;
import dev.tenfold.policy.alert.AlertSpec;
import dev.tenfold.policy.alert.PrometheusDuration;
import dev.tenfold.policy.alert.RuleGroup;
import dev.tenfold.policy.alert.RuleGroupSpec;
import dev.tenfold.policy.alert.RuleSettings;
import dev.tenfold.promql.Engine;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.spelling.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The alerts of a plan as a file of rules, and a test for {@code promtool} that proves when each of them fires on what
 * monitoring would have seen of a rehearsal.
 *
 * @param group the rules
 * @param seen what monitoring would have seen
 * @param changes alerts that began or ceased to fire on it, by time
 */
public record AlertProof(RuleGroupSpec group, AlertSeries seen, List<AlertChange> changes) {
    /** Name of the file of rules, which the test names. */
    public static final String RULES_FILE = "alerts.yaml";

    /** Evaluates the alerts on what was seen. */
    static AlertProof of(List<AlertSpec> alerts, AlertSeries seen) {
        Duration step = Duration.ofSeconds(seen.stepSeconds());
        RuleGroupSpec group = new RuleGroupSpec(
                "scaling-plan", Optional.of(step), 0, Optional.empty(), Map.of(), List.copyOf(alerts));
        SeriesStore store = new SeriesStore();
        List<AlertChange> changes = new ArrayList<>();
        try (PolicySession session = PolicySession.open()) {
            RuleGroup rules =
                    new RuleGroup(group, new Engine(store, Generation.TWO), RuleSettings.DEFAULTS, session);
            int samples = seen.series().values().stream()
                    .mapToInt(values -> values.length)
                    .min()
                    .orElse(0);
            for (int i = 0; i < samples; i++) {
                long now = i * step.toMillis();
                int sample = i;
                seen.series().forEach((labels, values) -> store.series(labels).append(now, values[sample]));
                for (AlertChange change : rules.evaluate(now).changes()) {
                    if (change.fires() || change.resolves()) {
                        changes.add(change);
                    }
                }
            }
        }
        return new AlertProof(group, seen, List.copyOf(changes));
    }

    /** When an alert fired first, seconds since start; empty if it never did. */
    public Optional<Double> firstFired(String alert, String service) {
        return changes.stream()
                .filter(change -> change.fires() && change.alert().equals(alert))
                .filter(change -> change.labels().get("service").equals(service))
                .map(change -> change.atMillis() / 1000.0)
                .findFirst();
    }

    /** The file of rules. */
    public String rules() {
        StringBuilder text = new StringBuilder("groups:\n  - name: " + group.name() + "\n    interval: "
                + PrometheusDuration.text(group.interval().orElseThrow()) + "\n    rules:\n");
        for (AlertSpec alert : group.alerts()) {
            text.append("      - alert: ").append(alert.name()).append('\n');
            text.append("        expr: ").append(Json.write(alert.expr())).append('\n');
            text.append("        for: ").append(PrometheusDuration.text(alert.holdFor())).append('\n');
            text.append("        labels:\n");
            alert.labels().forEach((name, value) -> entry(text, "          ", name, value));
            text.append("        annotations:\n");
            alert.annotations().forEach((name, value) -> entry(text, "          ", name, value));
        }
        return text.toString();
    }

    /** The test, for {@code promtool test rules}. */
    public String test() {
        String step = PrometheusDuration.text(Duration.ofSeconds(seen.stepSeconds()));
        StringBuilder text = new StringBuilder("rule_files: [" + RULES_FILE + "]\nevaluation_interval: " + step
                + "\ntests:\n  - interval: " + step + "\n    input_series:\n");
        seen.series().forEach((labels, values) -> {
            text.append("      - series: ").append(Json.write(labels.toString())).append('\n');
            text.append("        values: ").append(Json.write(values(values))).append('\n');
        });
        text.append("    alert_rule_test:\n");
        group.alerts().stream().map(AlertSpec::name).distinct().forEach(alert -> claims(text, alert));
        return text.toString();
    }

    /** Just before and just after each time an alert begins or ceases to fire; of each service's the first two. */
    private void claims(StringBuilder text, String alert) {
        long step = seen.stepSeconds() * 1000L;
        Map<Long, List<AlertChange>> firing = new TreeMap<>();
        Map<Labels, AlertChange> now = new LinkedHashMap<>();
        firing.put(0L, List.of());
        for (AlertChange change : changes) {
            if (change.alert().equals(alert)) {
                firing.putIfAbsent(change.atMillis() - step, List.copyOf(now.values()));
                if (change.fires()) {
                    now.put(change.labels(), change);
                } else {
                    now.remove(change.labels());
                }
                firing.put(change.atMillis(), List.copyOf(now.values()));
            }
        }
        firing.forEach((at, alerts) -> claim(text, alert, at, alerts));
    }

    private static void claim(StringBuilder text, String alert, long atMillis, List<AlertChange> firing) {
        text.append("      - eval_time: ").append(PrometheusDuration.text(Duration.ofMillis(atMillis)));
        text.append("\n        alertname: ").append(alert).append("\n        exp_alerts:");
        text.append(firing.isEmpty() ? " []\n" : "\n");
        for (AlertChange change : firing) {
            text.append("          - exp_labels:\n");
            change.labels().forEach((name, value) -> {
                if (!name.equals("alertname")) {
                    entry(text, "              ", name, value);
                }
            });
            text.append("            exp_annotations:\n");
            change.annotations().forEach((name, value) -> entry(text, "              ", name, value));
        }
    }

    private static void entry(StringBuilder text, String indent, String name, String value) {
        text.append(indent).append(name).append(": ").append(Json.write(value)).append('\n');
    }

    private static String values(double[] values) {
        StringBuilder text = new StringBuilder();
        for (double value : values) {
            text.append(text.isEmpty() ? "" : " ").append(Figure.plain(value, 3));
        }
        return text.toString();
    }
}
