package dev.tenfold.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Postings: for each label name and value the series that have it. */
final class LabelIndex {
    private final Map<String, Map<String, List<Series>>> postings = new HashMap<>();

    void add(Series series) {
        series.labels()
                .forEach((name, value) -> postings.computeIfAbsent(name, unused -> new TreeMap<>())
                        .computeIfAbsent(value, unused -> new ArrayList<>())
                        .add(series));
    }

    void remove(Series gone) {
        gone.labels().forEach((name, value) -> {
            Map<String, List<Series>> ofName = postings.get(name);
            List<Series> ofValue = ofName.get(value);
            ofValue.remove(gone);
            if (ofValue.isEmpty()) {
                ofName.remove(value);
            }
        });
    }

    /** The values that a label has, sorted. */
    Set<String> values(String name) {
        return postings.getOrDefault(name, Map.of()).keySet();
    }

    /**
     * A superset of the series that all of the matchers accept, as small as one posting list makes it; null if none of
     * the matchers asks for a label to be there, so that each series is a candidate.
     */
    List<Series> candidates(List<Matcher> matchers) {
        List<Series> fewest = null;
        for (Matcher matcher : matchers) {
            if (matcher.op() == Matcher.Op.EQUAL && !matcher.value().isEmpty()) {
                List<Series> having =
                        postings.getOrDefault(matcher.name(), Map.of()).getOrDefault(matcher.value(), List.of());
                if (fewest == null || having.size() < fewest.size()) {
                    fewest = having;
                }
            }
        }
        // What is found by going through all values of a label costs more than it saves.
        for (int i = 0; i < matchers.size() && fewest == null; i++) {
            if (!matchers.get(i).matches("")) {
                fewest = having(matchers.get(i));
            }
        }
        return fewest;
    }

    private List<Series> having(Matcher matcher) {
        Map<String, List<Series>> ofName = postings.getOrDefault(matcher.name(), Map.of());
        List<Series> all = new ArrayList<>();
        ofName.forEach((value, series) -> {
            if (matcher.matches(value)) {
                all.addAll(series);
            }
        });
        return all;
    }
}
