package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Happening;
import dev.tenfold.rehearsal.History;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How often a service turned from growing to shrinking or back. */
final class DirectionChanges implements Judgement {
    private static final Measured MEASURED =
            Measured.count("direction-changes", "turns between growing and shrinking", "1");

    @Override
    public String name() {
        return MEASURED.name();
    }

    @Override
    public List<Finding> judge(History yours, History oracle) {
        double limit = yours.script().scenario().expect().directionChanges();
        List<Finding> findings = new ArrayList<>();
        for (String service : yours.lines().keySet()) {
            List<Happening> scalings = yours.happenings().stream()
                    .filter(happening -> happening.service().equals(service) && happening.from() != happening.to())
                    .toList();
            if (!scalings.isEmpty()) {
                findings.add(finding(service, scalings, limit));
            }
        }
        return findings.isEmpty() ? List.of(MEASURED.notExercised("", limit, "nothing scaled")) : findings;
    }

    private static Finding finding(String service, List<Happening> scalings, double limit) {
        int turns = 0;
        OptionalDouble at = OptionalDouble.empty();
        for (int i = 1; i < scalings.size(); i++) {
            if (scalings.get(i).kind() != scalings.get(i - 1).kind()) {
                turns++;
                at = OptionalDouble.of(scalings.get(i).atNanos() / 1e9);
            }
        }
        String evidence = scalings.size() + (scalings.size() == 1 ? " scaling event" : " scaling events");
        return MEASURED.atMost(service, turns, limit, at, evidence, List.of());
    }
}
