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
 * monitoring would have seen of rehearsals.
 *
 * @param group the rules
 * @param plays what came of them on what was seen, a rehearsal each
 */
public record AlertProof(RuleGroupSpec group, List<Play> plays) {
    /** Name of the file of rules, which the test names. */
    public static final String RULES_FILE = "alerts.yaml";

    /**
     * What came of the alerts on one rehearsal.
     *
     * @param name of the rehearsal, a few words
     * @param seen what monitoring would have seen
     * @param changes alerts that began or ceased to fire, by time
     */
    public record Play(String name, AlertSeries seen, List<AlertChange> changes) {
        /** When an alert fired first, seconds since start; empty if it never did. */
        public Optional<Double> firstFired(String alert, String service) {
            return changes.stream()
                    .filter(change -> change.fires() && change.alert().equals(alert))
                    .filter(change -> change.labels().get("service").equals(service))
                    .map(change -> change.atMillis() / 1000.0)
                    .findFirst();
        }
    }

    /** Evaluates alerts on what was seen of several rehearsals, all at the same step. */
    static AlertProof of(List<AlertSpec> alerts, Map<String, AlertSeries> seen) {
        int step = seen.values().iterator().next().stepSeconds();
        RuleGroupSpec group = new RuleGroupSpec(
                "scaling-plan",
                Optional.of(Duration.ofSeconds(step)),
                0,
                Optional.empty(),
                Map.of(),
                List.copyOf(alerts));
        List<Play> plays = new ArrayList<>();
        seen.forEach((name, series) -> plays.add(new Play(name, series, changes(group, series))));
        return new AlertProof(group, List.copyOf(plays));
    }

    private static List<AlertChange> changes(RuleGroupSpec group, AlertSeries seen) {
        SeriesStore store = new SeriesStore();
        List<AlertChange> changes = new ArrayList<>();
        try (PolicySession session = PolicySession.open()) {
            RuleGroup rules = new RuleGroup(group, new Engine(store, Generation.TWO), RuleSettings.DEFAULTS, session);
            for (int i = 0; i < seen.samples(); i++) {
                long now = i * seen.stepSeconds() * 1000L;
                int sample = i;
                seen.series().forEach((labels, values) -> store.series(labels).append(now, values[sample]));
                for (AlertChange change : rules.evaluate(now).changes()) {
                    if (change.fires() || change.resolves()) {
                        changes.add(change);
                    }
                }
            }
        }
        return List.copyOf(changes);
    }

    /** The file of rules. */
    public String rules() {
        StringBuilder text = new StringBuilder("groups:\n  - name: " + group.name() + "\n    interval: "
                + PrometheusDuration.text(group.interval().orElseThrow()) + "\n    rules:\n");
        for (AlertSpec alert : group.alerts()) {
            text.append("      - alert: ").append(alert.name()).append('\n');
            text.append("        expr: ").append(Json.write(alert.expr())).append('\n');
            text.append("        for: ")
                    .append(PrometheusDuration.text(alert.holdFor()))
                    .append('\n');
            text.append("        labels:\n");
            alert.labels().forEach((name, value) -> entry(text, "          ", name, value));
            text.append("        annotations:\n");
            alert.annotations().forEach((name, value) -> entry(text, "          ", name, value));
        }
        return text.toString();
    }

    /** The test, for {@code promtool test rules}. */
    public String test() {
        StringBuilder text = new StringBuilder("rule_files: [" + RULES_FILE + "]\nevaluation_interval: "
                + PrometheusDuration.text(group.interval().orElseThrow()) + "\ntests:\n");
        for (Play play : plays) {
            text.append("  # ").append(play.name()).append('\n');
            text.append("  - interval: ")
                    .append(PrometheusDuration.text(Duration.ofSeconds(play.seen.stepSeconds())))
                    .append("\n    input_series:\n");
            play.seen.series().forEach((labels, values) -> {
                text.append("      - series: ")
                        .append(Json.write(labels.toString()))
                        .append('\n');
                text.append("        values: ")
                        .append(Json.write(values(values)))
                        .append('\n');
            });
            text.append("    alert_rule_test:\n");
            group.alerts().stream().map(AlertSpec::name).distinct().forEach(alert -> claims(text, alert, play));
        }
        return text.toString();
    }

    /** Just before and just after each time at which an alert begins or ceases to fire. */
    private static void claims(StringBuilder text, String alert, Play play) {
        long step = play.seen.stepSeconds() * 1000L;
        Map<Long, List<AlertChange>> firing = new TreeMap<>();
        Map<Labels, AlertChange> now = new LinkedHashMap<>();
        firing.put(0L, List.of());
        for (AlertChange change : play.changes) {
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
