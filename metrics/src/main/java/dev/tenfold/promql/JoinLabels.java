package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.promql.syntax.Matching;

/** The labels of what comes of two elements: those of the many side, less and more as the matching says. */
final class JoinLabels {
    private final Matching matching;
    private final boolean dropsName;
    private final Memo<Labels, Labels> base;
    private final Memo<Ends, Labels> included;

    JoinLabels(Matching matching, boolean dropsName) {
        this.matching = matching;
        this.dropsName = dropsName;
        this.base = new Memo<>(this::base);
        this.included = new Memo<>(this::included);
    }

    /** The two elements that met. */
    private record Ends(Labels many, Labels one) {}

    Labels of(Labels many, Labels one) {
        return matching.include().isEmpty() ? base.of(many) : included.of(new Ends(many, one));
    }

    private Labels base(Labels many) {
        Labels left = dropsName ? many.withoutName() : many;
        if (matching.cardinality() != Matching.Cardinality.ONE_TO_ONE) {
            return left;
        }
        return matching.on() ? left.keep(matching.labels()) : left.without(matching.labels());
    }

    /** A label that the one side lacks is removed. */
    private Labels included(Ends ends) {
        Labels result = base.of(ends.many());
        for (String name : matching.include()) {
            result = result.with(name, ends.one().get(name));
        }
        return result;
    }

    void forgetIfFull() {
        base.forgetIfFull();
        included.forgetIfFull();
    }
}
