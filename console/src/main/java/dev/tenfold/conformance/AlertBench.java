package dev.tenfold.conformance;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Series;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.metric.Staleness;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.policy.alert.AlertInstance;
import dev.tenfold.policy.alert.AlertSpec;
import dev.tenfold.policy.alert.AlertState;
import dev.tenfold.policy.alert.GroupEvaluation;
import dev.tenfold.policy.alert.RuleFailure;
import dev.tenfold.policy.alert.RuleGroup;
import dev.tenfold.policy.alert.RuleGroupSpec;
import dev.tenfold.policy.alert.RuleSettings;
import dev.tenfold.promql.Engine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One alerting rule over a metric, whose samples a case supplies. */
final class AlertBench implements AutoCloseable {
    private static final String ALERT = "Case";
    private static final String METRIC = "metric";

    private final SeriesStore store = new SeriesStore();
    private final PolicySession session = PolicySession.open();
    private final RuleGroup group;
    private Optional<String> failure = Optional.empty();

    /** A rule with the times that a case gives. */
    AlertBench(String condition, int limit, Inputs in) {
        this(
                condition,
                in.optionalSeconds("forSec").orElse(Duration.ZERO),
                in.optionalSeconds("keepFiringForSec").orElse(Duration.ZERO),
                limit,
                Map.of());
    }

    /** A rule with these times. */
    AlertBench(String condition, Duration holdFor, Duration keepFiringFor) {
        this(condition, holdFor, keepFiringFor, 0, Map.of());
    }

    /** A rule with these labels. */
    AlertBench(Map<String, String> labels) {
        this("== 1", Duration.ZERO, Duration.ZERO, 0, labels);
    }

    private AlertBench(
            String condition, Duration holdFor, Duration keepFiringFor, int limit, Map<String, String> labels) {
        AlertSpec alert = new AlertSpec(ALERT, METRIC + " " + condition, holdFor, keepFiringFor, labels, Map.of());
        RuleGroupSpec spec =
                new RuleGroupSpec("cases", Optional.empty(), limit, Optional.empty(), Map.of(), List.of(alert));
        group = new RuleGroup(spec, new Engine(store), RuleSettings.DEFAULTS, session);
    }

    /** Adds a sample; the staleness marker ends the series. */
    void sample(long timeMillis, double value) {
        sample(Labels.EMPTY, timeMillis, value);
    }

    /** Adds a sample of a series with labels. */
    void sample(Labels labels, long timeMillis, double value) {
        Series series = store.series(labels.with(Labels.NAME, METRIC));
        if (!Staleness.isMarker(value) || series.size() > 0) {
            series.append(timeMillis, value);
        }
    }

    /** Evaluates the rule; the furthest state of its alerts. */
    AlertState evaluate(long nowMillis) {
        GroupEvaluation evaluation = group.evaluate(nowMillis);
        failure = evaluation.failures().stream().map(RuleFailure::message).findFirst();
        return group.alertRules().get(0).alerts().stream()
                .map(AlertInstance::state)
                .max(AlertState::compareTo)
                .orElse(AlertState.INACTIVE);
    }

    /** Goes on with another {@code for}. */
    void reload(Duration holdFor) {
        group.changeFor(ALERT, holdFor);
    }

    /** How many alerts the rule remembers. */
    int remembered() {
        return group.alertRules().get(0).alerts().size();
    }

    /** Why the last evaluation failed, if it did. */
    Optional<String> failure() {
        return failure;
    }

    @Override
    public void close() {
        session.close();
    }
}
