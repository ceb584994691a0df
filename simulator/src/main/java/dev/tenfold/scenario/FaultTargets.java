package dev.tenfold.scenario;

import dev.tenfold.document.Bound;
import dev.tenfold.document.Problems;
import dev.tenfold.fault.Fault;
import dev.tenfold.fault.Mention;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** What faults strike has to be there. */
final class FaultTargets {
    private final Scenario scenario;
    private final Bound<Scenario> bound;
    private final Problems problems;

    FaultTargets(Scenario scenario, Bound<Scenario> bound, Problems problems) {
        this.scenario = scenario;
        this.bound = bound;
        this.problems = problems;
    }

    /**
     * Looks at one fault.
     *
     * @param path where it stands
     */
    void check(String path, Fault fault) {
        for (Mention mention : fault.mentions()) {
            Collection<String> known = known(mention.what());
            if (!known.contains(mention.name())) {
                String at = path + "." + mention.key();
                String list = known.isEmpty() ? "there is none" : String.join(", ", known);
                problems.add(bound.place(at), at, "must name " + called(mention.what()) + ": " + list, mention.name());
            }
        }
    }

    private static String called(Mention.What what) {
        return switch (what) {
            case SERVICE -> "a service";
            case POOL -> "a pool of nodes";
            case TARGET -> "a service or a pool of nodes";
            case ZONE -> "a zone under placement.zones";
        };
    }

    private Collection<String> known(Mention.What what) {
        Set<String> known = new LinkedHashSet<>();
        switch (what) {
            case SERVICE -> known.addAll(scenario.services().keySet());
            case POOL -> known.addAll(scenario.nodes().keySet());
            case TARGET -> {
                known.addAll(scenario.services().keySet());
                known.addAll(scenario.nodes().keySet());
            }
            case ZONE -> {
                scenario.services()
                        .values()
                        .forEach(each -> known.addAll(each.placement().zones()));
                scenario.nodes()
                        .values()
                        .forEach(each -> known.addAll(each.placement().zones()));
            }
        }
        return known;
    }
}
