package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.promql.syntax.BinaryOp;
import dev.tenfold.promql.syntax.Matching;
import java.util.HashSet;
import java.util.Set;

/** {@code and}, {@code or} and {@code unless}. */
final class SetOperation implements VectorPlan {
    private final BinaryOp op;
    private final VectorPlan left;
    private final VectorPlan right;
    private final Memo<Labels, Labels> keys;
    private final Set<Labels> present = new HashSet<>();
    private final Elements out = new Elements();

    SetOperation(BinaryOp op, VectorPlan left, VectorPlan right, Matching matching) {
        this.op = op;
        this.left = left;
        this.right = right;
        this.keys = new Memo<>(new JoinKey(matching)::of);
    }

    @Override
    public Elements at(Moment moment) {
        out.clear();
        keys.forgetIfFull();
        Elements leftElements = left.at(moment);
        Elements rightElements = right.at(moment);
        if (op == BinaryOp.OR) {
            addAll(leftElements);
            rememberKeys(leftElements);
            addWhere(rightElements, false);
        } else {
            rememberKeys(rightElements);
            addWhere(leftElements, op == BinaryOp.AND);
        }
        return out;
    }

    private void addAll(Elements elements) {
        for (int i = 0; i < elements.size(); i++) {
            out.add(elements.labels(i), elements.value(i));
        }
    }

    private void rememberKeys(Elements elements) {
        present.clear();
        for (int i = 0; i < elements.size(); i++) {
            present.add(keys.of(elements.labels(i)));
        }
    }

    private void addWhere(Elements elements, boolean wantPresent) {
        for (int i = 0; i < elements.size(); i++) {
            if (present.contains(keys.of(elements.labels(i))) == wantPresent) {
                out.add(elements.labels(i), elements.value(i));
            }
        }
    }

    @Override
    public String metricName() {
        boolean same = op != BinaryOp.OR
                || left.metricName() != null && left.metricName().equals(right.metricName());
        return same ? left.metricName() : null;
    }
}
