package dev.tenfold.policy.alert;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import dev.tenfold.promql.Query;
import dev.tenfold.promql.function.EvaluationFailure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An alerting rule at work: each set of labels that its expression yields is an alert of its own.
 *
 * @see <a href="https://github.com/prometheus/prometheus/blob/main/rules/alerting.go">rules/alerting.go</a>
 */
public final class AlertRule implements GroupRule {
    private static final String OVER_LIMIT = "the group's limit is exceeded, so all alerts of the rule are cleared";

    private final AlertTexts texts;
    private final Query query;
    private final long offsetMillis;
    private final String group;
    private final int limit;
    private final AlertTurn turn;
    private final Map<Labels, AlertInstance> alerts = new LinkedHashMap<>();
    private AlertSpec spec;

    AlertRule(AlertSpec spec, AlertTexts texts, Query query, long offsetMillis, RuleGroupSpec group, AlertTurn turn) {
        this.spec = spec;
        this.texts = texts;
        this.query = query;
        this.offsetMillis = offsetMillis;
        this.group = group.name();
        this.limit = group.limit();
        this.turn = turn;
    }

    @Override
    public String name() {
        return spec.name();
    }

    /** What it remembers: active alerts, and those that were resolved within the last 15 minutes. */
    public Collection<AlertInstance> alerts() {
        return Collections.unmodifiableCollection(alerts.values());
    }

    /** What a person is told of one of its alerts, with the values of the last evaluation that had it. */
    public Map<String, String> annotations(AlertInstance alert) {
        return texts.annotations(alert.seen());
    }

    /** What it says. */
    AlertSpec spec() {
        return spec;
    }

    /** Goes on with another {@code for} or {@code keep_firing_for}, as after a reload of the configuration. */
    void reload(AlertSpec changed) {
        spec = changed;
    }

    @Override
    public List<Sample> evaluate(long nowMillis, List<AlertChange> changes) {
        List<Sample> elements = Elements.of(query, nowMillis - offsetMillis);
        if (elements.isEmpty() && alerts.isEmpty()) {
            return List.of();
        }
        meet(elements, nowMillis);
        List<Sample> series = new ArrayList<>(2 * alerts.size());
        List<AlertChange> found = new ArrayList<>();
        for (Iterator<AlertInstance> each = alerts.values().iterator(); each.hasNext(); ) {
            AlertInstance alert = each.next();
            turn.decide(alert, spec.holdFor().toMillis(), spec.keepFiringFor().toMillis(), nowMillis);
            if (alert.state() != alert.before()) {
                found.add(change(alert, alert.before(), alert.state(), nowMillis, turn.rule()));
            }
            if (turn.forgotten()) {
                each.remove();
            } else if (alert.state() != AlertState.INACTIVE) {
                alert.writeTo(series);
            }
        }
        int active = series.size() / 2;
        if (limit > 0 && active > limit) {
            clear(nowMillis, changes);
            throw new EvaluationFailure("exceeded limit of " + limit + " with " + active + " alerts");
        }
        alerts.values().forEach(AlertInstance::settle);
        changes.addAll(found);
        return series;
    }

    /** Notes which alerts the expression has, all of them or, if two would be the same, none. */
    private void meet(List<Sample> elements, long nowMillis) {
        Map<Labels, Sample> met = new LinkedHashMap<>();
        for (Sample element : elements) {
            if (met.put(texts.labels(element), element) != null) {
                throw new EvaluationFailure(
                        "vector contains metrics with the same labelset after applying alert labels");
            }
        }
        met.forEach((labels, element) -> alerts.computeIfAbsent(
                        labels, found -> new AlertInstance(found, texts.written(found)))
                .meet(element, nowMillis));
    }

    private void clear(long nowMillis, List<AlertChange> changes) {
        for (AlertInstance alert : alerts.values()) {
            if (alert.before() != AlertState.INACTIVE) {
                changes.add(change(alert, alert.before(), AlertState.INACTIVE, nowMillis, OVER_LIMIT));
            }
        }
        alerts.clear();
    }

    private AlertChange change(AlertInstance alert, AlertState from, AlertState to, long nowMillis, String rule) {
        double value = alert.seen().value();
        return new AlertChange(
                nowMillis, group, spec.name(), alert.labels(), from, to, value, annotations(alert), rule);
    }
}
