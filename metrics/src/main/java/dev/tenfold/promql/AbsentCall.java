package dev.tenfold.promql;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Matcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** {@code absent} and {@code absent_over_time}: one element where there is none. */
final class AbsentCall implements VectorPlan {
    private final Predicate<Moment> present;
    private final Labels labels;
    private final Elements out = new Elements();

    private AbsentCall(Predicate<Moment> present, List<Matcher> asked) {
        this.present = present;
        this.labels = labels(asked);
    }

    static AbsentCall of(VectorPlan vector, List<Matcher> asked) {
        return new AbsentCall(moment -> vector.at(moment).size() > 0, asked);
    }

    static AbsentCall of(RangePlan range, List<Matcher> asked) {
        return new AbsentCall(moment -> anySample(range, moment), asked);
    }

    private static boolean anySample(RangePlan range, Moment moment) {
        int count = range.moveTo(moment);
        for (int series = 0; series < count; series++) {
            if (range.window(series).size() > 0) {
                return true;
            }
        }
        return false;
    }

    /** The labels that the selector insists on; one that it asks about more than once is left out. */
    private static Labels labels(List<Matcher> asked) {
        List<String> pairs = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (Matcher matcher : asked) {
            long times = asked.stream()
                    .filter(each -> each.name().equals(matcher.name()))
                    .count();
            boolean counts = matcher.op() == Matcher.Op.EQUAL && !matcher.name().equals(Labels.NAME);
            if (counts && times == 1 && seen.add(matcher.name())) {
                pairs.add(matcher.name());
                pairs.add(matcher.value());
            }
        }
        return Labels.of(pairs.toArray(String[]::new));
    }

    @Override
    public Elements at(Moment moment) {
        out.clear();
        if (!present.test(moment)) {
            out.add(labels, 1);
        }
        return out;
    }

    @Override
    public String metricName() {
        return "";
    }
}
