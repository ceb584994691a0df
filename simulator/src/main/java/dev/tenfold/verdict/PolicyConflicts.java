package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Happening;
import dev.tenfold.rehearsal.History;
import dev.tenfold.scenario.Conflict;
import dev.tenfold.scenario.Conflicts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How many policies work against each other, and how often one undid what another had just done. */
final class PolicyConflicts implements Judgement {
    private static final Measured MEASURED = Measured.count("conflicts", "policies that work against each other", "1");

    /** One that turns back what another did within this time undoes it, seconds. */
    private static final double UNDONE_WITHIN = 120;

    @Override
    public String name() {
        return MEASURED.name();
    }

    @Override
    public List<Finding> judge(History yours, History oracle) {
        double limit = yours.script().scenario().expect().conflicts();
        List<Finding> findings = new ArrayList<>();
        for (String target : Conflicts.of(yours.script()).stream()
                .map(Conflict::target)
                .distinct()
                .toList()) {
            List<Conflict> conflicts = Conflicts.of(yours.script()).stream()
                    .filter(conflict -> conflict.target().equals(target))
                    .toList();
            List<Happening> undone = undone(yours, target);
            OptionalDouble at = undone.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(undone.get(0).atNanos() / 1e9);
            List<String> sentences = conflicts.stream().map(Conflict::sentence).toList();
            String times = undone.isEmpty()
                    ? ""
                    : "; " + undone.size() + (undone.size() == 1 ? " time" : " times")
                            + " in this run one undid the other's work within two minutes";
            findings.add(MEASURED.atMost(
                    target, conflicts.size(), limit, at, String.join("; ", sentences) + times, List.of()));
        }
        return findings;
    }

    /** Scaling events that turn back one of another policy. */
    private static List<Happening> undone(History history, String target) {
        List<Happening> scalings = history.happenings().stream()
                .filter(happening -> happening.service().equals(target) && happening.from() != happening.to())
                .toList();
        List<Happening> undone = new ArrayList<>();
        for (int i = 1; i < scalings.size(); i++) {
            Happening before = scalings.get(i - 1);
            Happening after = scalings.get(i);
            boolean soon = after.atNanos() - before.atNanos() <= UNDONE_WITHIN * 1e9;
            if (soon && before.kind() != after.kind() && !before.policy().equals(after.policy())) {
                undone.add(after);
            }
        }
        return undone;
    }
}
