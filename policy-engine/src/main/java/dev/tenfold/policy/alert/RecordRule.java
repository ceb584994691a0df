package dev.tenfold.policy.alert;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import dev.tenfold.promql.Query;
import dev.tenfold.promql.function.EvaluationFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A recording rule at work.
 *
 * @see <a href="https://github.com/prometheus/prometheus/blob/main/rules/recording.go">rules/recording.go</a>
 */
final class RecordRule implements GroupRule {
    private final RecordSpec spec;
    private final Map<String, String> labels;
    private final Query query;
    private final long offsetMillis;
    private final int limit;

    RecordRule(RecordSpec spec, Map<String, String> labels, Query query, long offsetMillis, int limit) {
        this.spec = spec;
        this.labels = labels;
        this.query = query;
        this.offsetMillis = offsetMillis;
        this.limit = limit;
    }

    @Override
    public String name() {
        return spec.name();
    }

    @Override
    public List<Sample> evaluate(long nowMillis, List<AlertChange> changes) {
        List<Sample> elements = Elements.of(query, nowMillis - offsetMillis);
        List<Sample> recorded = new ArrayList<>(elements.size());
        Set<Labels> known = new HashSet<>();
        for (Sample element : elements) {
            Labels named = element.labels().with(Labels.NAME, spec.name());
            for (Map.Entry<String, String> label : labels.entrySet()) {
                named = named.with(label.getKey(), label.getValue());
            }
            if (!known.add(named)) {
                throw new EvaluationFailure(
                        "vector contains metrics with the same labelset after applying rule labels");
            }
            recorded.add(new Sample(named, element.value()));
        }
        if (limit > 0 && recorded.size() > limit) {
            throw new EvaluationFailure("exceeded limit of " + limit + " with " + recorded.size() + " series");
        }
        return recorded;
    }
}
