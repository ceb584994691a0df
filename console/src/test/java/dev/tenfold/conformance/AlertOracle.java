package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import dev.tenfold.metric.Series;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.metric.Staleness;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.alert.AlertInstance;
import dev.tenfold.policy.alert.AlertRule;
import dev.tenfold.policy.alert.AlertState;
import dev.tenfold.policy.alert.PrometheusDuration;
import dev.tenfold.policy.alert.RuleGroup;
import dev.tenfold.policy.alert.RuleGroupSpec;
import dev.tenfold.policy.alert.RuleSettings;
import dev.tenfold.promql.Engine;
import dev.tenfold.promql.PreparedQuery;
import dev.tenfold.promql.syntax.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Evaluates an alert and writes a test for promtool that claims, for each evaluation, what came out: which alerts fire
 * with which labels and annotations, and what the series of alerts say.
 */
final class AlertOracle {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> QUERIES = List.of("ALERTS", "ALERTS_FOR_STATE");

    private final RandomAlert drawn;
    private final SeriesStore store = new SeriesStore();
    private final Engine engine = new Engine(store, Generation.TWO);
    private final List<PreparedQuery> queries =
            QUERIES.stream().map(engine::prepare).toList();
    private final ArrayNode alertTests = JSON.createArrayNode();
    private final ArrayNode queryTests = JSON.createArrayNode();
    private int claimedFiring;

    AlertOracle(RandomAlert drawn) {
        this.drawn = drawn;
    }

    /** How many alerts were found firing, over all evaluations. */
    int claimedFiring() {
        return claimedFiring;
    }

    /** Evaluates; returns the name of the test. */
    String write(Path directory, int number) throws IOException {
        RuleGroupSpec spec =
                new RuleGroupSpec("drawn", Optional.empty(), 0, Optional.empty(), Map.of(), List.of(drawn.spec()));
        try (PolicySession session = PolicySession.open()) {
            RuleGroup group = new RuleGroup(spec, engine, RuleSettings.DEFAULTS, session);
            for (long now : drawn.evaluations()) {
                append(now);
                group.evaluate(now);
                claimFiring(group.alertRules().get(0), now);
                claimSeries(now);
            }
        }
        String rules = "rules" + number + ".json";
        Files.writeString(directory.resolve(rules), rules().toString());
        String test = "test" + number + ".json";
        Files.writeString(directory.resolve(test), test(rules).toString());
        return test;
    }

    private void append(long now) {
        long from = now - drawn.interval().toMillis();
        long sampling = drawn.sampling().toMillis();
        drawn.series().forEach((labels, values) -> {
            Series series = store.series(labels);
            for (int i = 0; i < values.size() && i * sampling <= now; i++) {
                String value = values.get(i);
                if (i * sampling > from && !value.equals("_")) {
                    boolean stale = value.equals("stale");
                    series.append(i * sampling, stale ? Staleness.MARKER : Double.parseDouble(value));
                }
            }
        });
    }

    private void claimFiring(AlertRule rule, long now) {
        ObjectNode test = alertTests.addObject().put("eval_time", time(now)).put("alertname", rule.name());
        ArrayNode firing = test.putArray("exp_alerts");
        for (AlertInstance alert : rule.alerts()) {
            if (alert.state() == AlertState.FIRING) {
                ObjectNode claim = firing.addObject();
                claim.set("exp_labels", JSON.valueToTree(map(alert.labels())));
                claim.set("exp_annotations", JSON.valueToTree(rule.annotations(alert)));
                claimedFiring++;
            }
        }
    }

    private static Map<String, String> map(Labels labels) {
        Map<String, String> map = new TreeMap<>();
        labels.forEach(map::put);
        return map;
    }

    private void claimSeries(long now) {
        for (PreparedQuery query : queries) {
            ObjectNode test = queryTests.addObject().put("expr", query.text()).put("eval_time", time(now));
            ArrayNode samples = test.putArray("exp_samples");
            for (Sample sample : query.at(now).samples()) {
                samples.addObject().put("labels", sample.labels().toString()).put("value", sample.value());
            }
        }
    }

    private static String time(long millis) {
        return PrometheusDuration.text(Duration.ofMillis(millis));
    }

    private JsonNode rules() {
        ObjectNode file = JSON.createObjectNode();
        ObjectNode group = file.putArray("groups").addObject().put("name", "drawn");
        ObjectNode rule = group.putArray("rules")
                .addObject()
                .put("alert", drawn.spec().name())
                .put("expr", drawn.spec().expr())
                .put("for", PrometheusDuration.text(drawn.spec().holdFor()))
                .put("keep_firing_for", PrometheusDuration.text(drawn.spec().keepFiringFor()));
        rule.set("labels", JSON.valueToTree(drawn.spec().labels()));
        rule.set("annotations", JSON.valueToTree(drawn.spec().annotations()));
        return file;
    }

    private JsonNode test(String rules) {
        ObjectNode file = JSON.createObjectNode().put("evaluation_interval", PrometheusDuration.text(drawn.interval()));
        file.putArray("rule_files").add(rules);
        ObjectNode test = file.putArray("tests").addObject().put("interval", PrometheusDuration.text(drawn.sampling()));
        ArrayNode input = test.putArray("input_series");
        drawn.series()
                .forEach((labels, values) ->
                        input.addObject().put("series", labels.toString()).put("values", String.join(" ", values)));
        test.set("alert_rule_test", alertTests);
        test.set("promql_expr_test", queryTests);
        return file;
    }
}
