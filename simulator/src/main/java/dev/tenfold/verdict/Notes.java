package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Happening;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Line;
import dev.tenfold.scenario.Script;
import dev.tenfold.spelling.Figure;
import java.util.ArrayList;
import java.util.List;

/** What a reader has to know to judge a verdict: policies that never acted, services that nobody scales. */
final class Notes {
    private Notes() {}

    static List<String> of(History history) {
        Script script = history.script();
        List<String> notes = new ArrayList<>(script.remarks());
        for (Script.Policy policy : script.policies()) {
            boolean acted = history.happenings().stream()
                    .anyMatch(happening -> happening.policy().equals(policy.name()));
            if (!acted && !policy.target().isEmpty()) {
                notes.add(policy.name() + " never scaled " + policy.target()
                        + ": this run proves nothing about how it scales");
            }
        }
        for (Line line : history.lines().values()) {
            boolean scaled = script.policies().stream()
                    .anyMatch(policy -> policy.target().equals(line.name()));
            double busiest = busiest(line);
            if (!scaled && busiest > 0.9) {
                notes.add(
                        line.name() + " reached " + Figure.percent(busiest) + " of its cores, and no policy scales it");
            }
        }
        long faults = history.happenings().stream()
                .filter(happening -> happening.kind() == Happening.Kind.FAULT_START)
                .count();
        if (faults > 0) {
            notes.add("the oracle knows the demand in advance, not the faults");
        }
        notes.add("services are modelled as fluids with queueing formulas; see docs/fidelity.md for the error");
        return List.copyOf(notes);
    }

    private static double busiest(Line line) {
        double busiest = 0;
        for (int i = 0; i < line.size(); i++) {
            busiest = Math.max(busiest, Double.isNaN(line.cpuRatio(i)) ? 0 : line.cpuRatio(i));
        }
        return busiest;
    }
}
