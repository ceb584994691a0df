package dev.tenfold.inject.platform;

import dev.tenfold.metric.Matcher;
import dev.tenfold.metric.Sample;
import dev.tenfold.metric.SeriesStore;
import dev.tenfold.promql.Engine;
import dev.tenfold.promql.PreparedQuery;
import dev.tenfold.promql.function.EvaluationFailure;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.ParseFailure;
import dev.tenfold.promql.syntax.Parser;
import dev.tenfold.promql.syntax.Selectors;
import dev.tenfold.promql.syntax.VectorSelector;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A PromQL query over the values that are on air now. They are values of one instant: whatever needs a range, such as
 * {@code rate}, finds nothing, and a rate must be a series of its own.
 */
public final class SnapshotQuery {
    private final String text;
    private final List<VectorSelector> selectors;

    /** @throws ParseFailure if the query cannot be read */
    public SnapshotQuery(String text) {
        this.text = text;
        selectors = Selectors.of(Parser.parse(text, Generation.THREE));
    }

    /**
     * The one value that the query yields; empty if it yields none.
     *
     * @throws EvaluationFailure if it yields more than one
     */
    public OptionalDouble value(OnAir onAir) {
        SeriesStore store = new SeriesStore();
        PreparedQuery query = new Engine(store).prepare(text);
        onAir.forEach(observed -> {
            if (selectors.stream().anyMatch(selector -> reads(selector, observed))) {
                store.append(observed.labels(), 0, observed.value());
            }
        });
        List<Sample> samples = query.at(0).samples();
        if (samples.size() > 1) {
            throw new EvaluationFailure("the query must yield one value, was " + samples.size());
        }
        return samples.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(samples.get(0).value());
    }

    private static boolean reads(VectorSelector selector, Observed observed) {
        for (Matcher matcher : selector.matchers()) {
            if (!matcher.matches(observed.labels().get(matcher.name()))) {
                return false;
            }
        }
        return true;
    }
}
