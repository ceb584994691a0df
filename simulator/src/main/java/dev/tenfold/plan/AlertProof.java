package dev.tenfold.plan;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.alert.AlertChange;
import dev.tenfold.policy.alert.AlertSpec;
import dev.tenfold.policy.alert.RuleGroup;
import dev.tenfold.policy.alert.RuleGroupSpec;
import dev.tenfold.policy.alert.RuleSettings;
import dev.tenfold.policy.emit.RuleTest;
import dev.tenfold.policy.emit.RuleText;
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
        return RuleText.of(List.of(group), "");
    }

    /** The test, for {@code promtool test rules}. */
    public String test() {
        List<RuleTest.Case> cases = plays.stream().map(this::played).toList();
        return new RuleTest(List.of(RULES_FILE), group.interval().orElseThrow(), cases).text("");
    }

    private RuleTest.Case played(Play play) {
        List<RuleTest.Series> series = new ArrayList<>();
        play.seen
                .series()
                .forEach((labels, values) -> series.add(new RuleTest.Series(labels.toString(), values(values))));
        List<RuleTest.AlertCheck> checks = new ArrayList<>();
        group.alerts().stream().map(AlertSpec::name).distinct().forEach(alert -> checks.addAll(checks(alert, play)));
        return new RuleTest.Case(play.name(), Duration.ofSeconds(play.seen.stepSeconds()), series, checks);
    }

    /** Just before and just after each time at which an alert begins or ceases to fire. */
    private static List<RuleTest.AlertCheck> checks(String alert, Play play) {
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
        List<RuleTest.AlertCheck> checks = new ArrayList<>();
        firing.forEach((at, changes) -> checks.add(new RuleTest.AlertCheck(
                Duration.ofMillis(at),
                alert,
                changes.stream().map(AlertProof::fired).toList())));
        return checks;
    }

    private static RuleTest.Firing fired(AlertChange change) {
        Map<String, String> labels = new TreeMap<>();
        change.labels().forEach((name, value) -> {
            if (!name.equals("alertname")) {
                labels.put(name, value);
            }
        });
        return new RuleTest.Firing(labels, change.annotations());
    }

    private static String values(double[] values) {
        StringBuilder text = new StringBuilder();
        for (double value : values) {
            text.append(text.isEmpty() ? "" : " ").append(Figure.plain(value, 3));
        }
        return text.toString();
    }
}
