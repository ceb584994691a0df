package dev.tenfold.scenario;

import dev.tenfold.document.Bound;
import dev.tenfold.document.Problems;
import dev.tenfold.service.Traits;
import java.util.List;

/** What the model of single requests does not know yet has to be refused rather than passed over. */
final class OneByOne {
    private final Bound<Scenario> bound;
    private final Problems problems;

    private OneByOne(Bound<Scenario> bound, Problems problems) {
        this.bound = bound;
        this.problems = problems;
    }

    static void check(Scenario scenario, Bound<Scenario> bound, Problems problems) {
        if (scenario.model() == Model.REQUESTS) {
            OneByOne check = new OneByOne(bound, problems);
            scenario.services().forEach((name, spec) -> check.check("services." + name, spec, alone(scenario, name)));
        }
    }

    /** Whether requests come to one service only, at a rate: then it is known when they come. */
    private static boolean alone(Scenario scenario, String service) {
        LoadSpec load = scenario.load();
        return !load.closed() && load.entries().equals(List.of(service));
    }

    private void check(String path, ServiceSpec spec, boolean alone) {
        Traits traits = spec.traits();
        refuse(path + ".arrival-variability", traits.arrivalVariability() != 1 && !alone);
        refuse(path + ".throttling", traits.throttling().isPresent());
    }

    private void refuse(String path, boolean told) {
        if (told) {
            problems.add(bound.place(path), path, "must be left out: it is not in the request model", "");
        }
    }
}
