package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.promql.function.EvaluationFailure;
import dev.tenfold.promql.syntax.BinaryExpr;
import dev.tenfold.promql.syntax.BinaryOp;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.Matching;
import dev.tenfold.promql.syntax.Matching.Cardinality;
import java.util.HashSet;
import java.util.Set;

/** An arithmetic operator or comparison between two vectors, whose elements find each other by their labels. */
final class Join implements VectorPlan {
    private final BinaryOp op;
    private final VectorPlan left;
    private final VectorPlan right;
    private final boolean filters;
    private final boolean keepsName;
    private final Matching matching;
    private final JoinLabels labels;

    /** Generation 2 forgets an element that a comparison drops before it looks for a second match. */
    private final boolean dropsBeforeCounting;

    private final Memo<Labels, Pair> pairs;
    private final Memo<Labels, Pair> pairOf;
    private final Elements out = new Elements();
    private long step;

    Join(BinaryExpr expr, VectorPlan left, VectorPlan right, Generation generation) {
        this.op = expr.op();
        this.left = left;
        this.right = right;
        this.filters = expr.filters();
        this.keepsName = expr.keepsName(generation);
        this.matching = expr.matching();
        this.labels = new JoinLabels(matching, !keepsName);
        this.dropsBeforeCounting = generation == Generation.TWO && filters;
        JoinKey key = new JoinKey(matching);
        this.pairs = new Memo<>(Pair::new);
        this.pairOf = new Memo<>(whole -> pairs.of(key.of(whole)));
    }

    /** What goes by one key: the element of the one side, and what was made with it. All as of a step. */
    private static final class Pair {
        final Labels key;
        Labels one;
        double value;
        long oneStep;
        long madeStep;
        final Set<Labels> made = new HashSet<>();

        Pair(Labels key) {
            this.key = key;
        }
    }

    @Override
    public Elements at(Moment moment) {
        out.clear();
        labels.forgetIfFull();
        if (pairOf.forgetIfFull()) {
            pairs.forgetIfFull();
        }
        step++;
        Elements leftElements = left.at(moment);
        Elements rightElements = right.at(moment);
        if (leftElements.size() == 0 || rightElements.size() == 0) {
            return out;
        }
        boolean swapped = matching.cardinality() == Cardinality.ONE_TO_MANY;
        place(swapped ? leftElements : rightElements);
        match(swapped ? rightElements : leftElements, swapped);
        return matching.include().isEmpty() ? out : out.requireDistinct();
    }

    private void place(Elements ones) {
        for (int i = 0; i < ones.size(); i++) {
            Pair pair = pairOf.of(ones.labels(i));
            if (pair.oneStep == step) {
                String side = matching.cardinality() == Cardinality.ONE_TO_MANY ? "left" : "right";
                throw new EvaluationFailure("found duplicate series for the match group " + pair.key + " on the " + side
                        + " hand-side of the operation: [" + ones.labels(i) + ", " + pair.one
                        + "];many-to-many matching not allowed: matching labels must be unique on one side");
            }
            pair.oneStep = step;
            pair.one = ones.labels(i);
            pair.value = ones.value(i);
        }
    }

    private void match(Elements many, boolean swapped) {
        for (int i = 0; i < many.size(); i++) {
            Pair pair = pairOf.of(many.labels(i));
            if (pair.oneStep == step) {
                double leftValue = swapped ? pair.value : many.value(i);
                double rightValue = swapped ? many.value(i) : pair.value;
                double result = op.apply(leftValue, rightValue);
                boolean kept = !filters || result == 1;
                if (kept || !dropsBeforeCounting) {
                    Labels resulting = labels.of(many.labels(i), pair.one);
                    count(pair, resulting);
                    if (kept) {
                        out.add(resulting, filters ? leftValue : result);
                    }
                }
            }
        }
    }

    private void count(Pair pair, Labels resulting) {
        boolean first = pair.madeStep != step;
        pair.madeStep = step;
        if (matching.cardinality() == Cardinality.ONE_TO_ONE) {
            if (!first) {
                throw new EvaluationFailure(
                        "multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)");
            }
            return;
        }
        if (first) {
            pair.made.clear();
        }
        if (!pair.made.add(resulting)) {
            throw new EvaluationFailure("multiple matches for labels: grouping labels must ensure unique matches");
        }
    }

    @Override
    public String metricName() {
        VectorPlan many = matching.cardinality() == Cardinality.ONE_TO_MANY ? right : left;
        boolean included = matching.include().contains(Labels.NAME);
        boolean droppedByOn = matching.cardinality() == Cardinality.ONE_TO_ONE
                && matching.on() != matching.labels().contains(Labels.NAME);
        if (included) {
            return null;
        }
        return !keepsName || droppedByOn ? "" : many.metricName();
    }
}
