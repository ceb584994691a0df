package dev.tenfold.scenario;

import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.keda.ScaledJob;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.keda.TriggerSpec;
import dev.tenfold.policy.keda.trigger.Need;
import dev.tenfold.policy.keda.trigger.Trigger;
import dev.tenfold.policy.resource.Incomplete;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a policy reads has to come from somewhere in the scenario. */
final class PolicyNeeds {
    private static final Map<Class<? extends PolicySpec>, Check> CHECKS = Map.of(
            HpaSpec.class, PolicyNeeds::signals,
            ScaledObject.class, PolicyNeeds::ofObject,
            ScaledJob.class, PolicyNeeds::ofJob,
            Incomplete.class, PolicyNeeds::values);

    /** What KEDA's triggers call the messages of a broker. */
    private static final Set<String> MESSAGES = Set.of("topic", "queue");

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

    private static void ofObject(Declaration declaration, Scenario scenario, Place place, Problems problems) {
        ScaledObject object = (ScaledObject) declaration.spec();
        triggers(object.name(), object.triggers(), scenario, place, problems);
    }

    private static void ofJob(Declaration declaration, Scenario scenario, Place place, Problems problems) {
        ScaledJob job = (ScaledJob) declaration.spec();
        triggers(job.name(), job.triggers(), scenario, place, problems);
    }

    private static void triggers(
            String policy, List<TriggerSpec> triggers, Scenario scenario, Place place, Problems problems) {
        for (TriggerSpec spec : triggers) {
            for (Need need : spec.trigger().map(Trigger::needs).orElse(List.of())) {
                boolean known = need.name().isEmpty()
                        || !MESSAGES.contains(need.what())
                        || scenario.queueCalled(need.name()).isPresent()
                        || scenario.signals().containsKey(need.name());
                if (!known) {
                    problems.add(
                            place,
                            "queues." + need.name(),
                            "is missing: " + policy + " reads this " + need.what(),
                            "",
                            "queues: {" + need.name() + ": {kind: "
                                    + spec.type().replace("aws-", "").replace("-queue", "") + "}} and consumes: "
                                    + need.name() + " in its service");
                }
            }
        }
    }

    private static void values(Declaration declaration, Scenario scenario, Place place, Problems problems) {
        Incomplete incomplete = (Incomplete) declaration.spec();
        for (String reason : incomplete.reasons()) {
            problems.add(
                    declaration.place(), declaration.name(), reason, "", "`parameters: {NAME: value}` beside its file");
        }
    }

    /** Looks through one kind of policy. */
    private interface Check {
        void of(Declaration declaration, Scenario scenario, Place place, Problems problems);
    }
}
