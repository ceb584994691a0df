package dev.tenfold.policy.alert;

import dev.tenfold.metric.SeriesStore;
import dev.tenfold.policy.PolicySession;
import dev.tenfold.promql.Engine;
import dev.tenfold.promql.Queries;
import dev.tenfold.promql.Query;
import dev.tenfold.promql.function.EvaluationFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A group of rules at work. Its rules see what those before them wrote, and what they write goes back into the store.
 *
 * @see <a href="https://github.com/prometheus/prometheus/blob/main/rules/group.go">rules/group.go</a>
 */
public final class RuleGroup {
    private final RuleGroupSpec spec;
    private final Duration interval;
    private final long offsetMillis;
    private final List<GroupRule> rules = new ArrayList<>();
    private final List<SeriesRecord> records = new ArrayList<>();

    /**
     * Prepares the rules, so do it before samples are appended.
     *
     * @throws dev.tenfold.promql.syntax.ParseFailure if an expression cannot be read
     */
    public RuleGroup(RuleGroupSpec spec, Engine engine, RuleSettings settings, PolicySession session) {
        this(spec, engine, engine.store(), settings, session);
    }

    /**
     * The same, with anybody answering the rules' expressions.
     *
     * @param store takes what the rules write
     * @throws dev.tenfold.promql.syntax.ParseFailure if an expression cannot be read
     */
    public RuleGroup(
            RuleGroupSpec spec, Queries queries, SeriesStore store, RuleSettings settings, PolicySession session) {
        this.spec = spec;
        this.interval = spec.interval().orElse(settings.evaluationInterval());
        this.offsetMillis = spec.queryOffset().orElse(settings.queryOffset()).toMillis();
        AlertTurn turn = new AlertTurn(session);
        for (RuleSpec rule : spec.rules()) {
            Map<String, String> labels = new TreeMap<>(spec.labels());
            labels.putAll(rule.labels());
            Query query = queries.prepare(rule.expr());
            if (rule instanceof AlertSpec alert) {
                AlertTexts texts = new AlertTexts(alert, labels, settings.externalLabels());
                rules.add(new AlertRule(alert, texts, query, offsetMillis, spec, turn));
            } else if (rule instanceof RecordSpec recorded) {
                rules.add(new RecordRule(recorded, labels, query, offsetMillis, spec.limit()));
            }
            records.add(new SeriesRecord(store));
        }
    }

    /** What it says. */
    public RuleGroupSpec spec() {
        return spec;
    }

    /** How often it is to be evaluated. */
    public Duration interval() {
        return interval;
    }

    /** Its alerting rules, in order. */
    public List<AlertRule> alertRules() {
        return rules.stream()
                .filter(AlertRule.class::isInstance)
                .map(AlertRule.class::cast)
                .toList();
    }

    /**
     * Evaluates all rules, in order.
     *
     * @param nowMillis for when; after that of the last evaluation
     */
    public GroupEvaluation evaluate(long nowMillis) {
        List<AlertChange> changes = new ArrayList<>();
        List<RuleFailure> failures = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            GroupRule rule = rules.get(i);
            try {
                records.get(i).write(rule.evaluate(nowMillis, changes), nowMillis - offsetMillis);
            } catch (EvaluationFailure failure) {
                failures.add(new RuleFailure(rule.name(), failure.getMessage()));
            }
        }
        return new GroupEvaluation(nowMillis, changes, failures);
    }

    /** Goes on with the alerts there are under another {@code for}, as after a reload of the configuration. */
    public void changeFor(String alert, Duration holdFor) {
        for (AlertRule rule : alertRules()) {
            if (rule.name().equals(alert)) {
                rule.reload(rule.spec().holdingFor(holdFor));
            }
        }
    }
}
