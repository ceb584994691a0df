package dev.tenfold.scenario;

import dev.tenfold.document.Bound;
import dev.tenfold.document.Problems;
import dev.tenfold.service.Probe;
import dev.tenfold.service.Traits;

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
            scenario.services().forEach((name, spec) -> check.check("services." + name, spec));
        }
    }

    private void check(String path, ServiceSpec spec) {
        Traits traits = spec.traits();
        refuse(path + ".arrival-variability", traits.arrivalVariability() != 1);
        refuse(path + ".throttling", traits.throttling().isPresent());
        refuse(path + ".network", traits.network().secondsPerResponse() > 0);
        refuse(path + ".pre-stop", traits.preStopNanos() > 0);
        refuse(path + ".balancing.imbalance", traits.balancing().imbalance() > 0);
        refuse(path + ".balancing.deregistration", traits.balancing().deregistrationNanos() > 0);
        refuse(path + ".memory.limit", traits.memory().limited());
        refuse(path + ".start-up.probe", spec.startUp().startUp().probe().kind() == Probe.Kind.NONE);
    }

    private void refuse(String path, boolean told) {
        if (told) {
            problems.add(bound.place(path), path, "must be left out: it is not in the request model", "");
        }
    }
}
