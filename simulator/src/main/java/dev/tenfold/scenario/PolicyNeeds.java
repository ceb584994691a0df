package dev.tenfold.scenario;

import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.MetricSpec;
import java.util.Map;

/** What a policy reads has to come from somewhere in the scenario. */
final class PolicyNeeds {
    private static final Map<Class<? extends PolicySpec>, Check> CHECKS = Map.of(HpaSpec.class, PolicyNeeds::signals);

    private PolicyNeeds() {}

    /** Complains of what a policy reads and the scenario does not provide. */
    static void check(Declaration declaration, Scenario scenario, Place place, Problems problems) {
        Check check = CHECKS.get(declaration.spec().getClass());
        if (check != null) {
            check.of(declaration, scenario, place, problems);
        }
    }

    private static void signals(Declaration declaration, Scenario scenario, Place place, Problems problems) {
        HpaSpec spec = (HpaSpec) declaration.spec();
        for (MetricSpec metric : spec.metricsInForce()) {
            boolean known =
                    !metric.resourceName().isEmpty() || scenario.signals().containsKey(metric.named());
            if (!known && metric.aim().isPresent()) {
                problems.add(
                        place,
                        "signals." + metric.named(),
                        "is missing: " + spec.name() + " reads this metric",
                        "",
                        "signals: {" + metric.named() + ": {service: "
                                + spec.target().name() + ", measure: demand}}");
            }
        }
    }

    /** Looks through one kind of policy. */
    private interface Check {
        void of(Declaration declaration, Scenario scenario, Place place, Problems problems);
    }
}
