package dev.tenfold.scenario;

import dev.tenfold.policy.hpa.HpaSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds policies that work against each other, before anything is run. */
public final class Conflicts {
    private Conflicts() {}

    /** The conflicts among the policies of a script, by their targets. */
    public static List<Conflict> of(Script script) {
        Set<String> targets = new LinkedHashSet<>();
        script.policies().forEach(policy -> targets.add(policy.target()));
        targets.remove("");
        List<Conflict> conflicts = new ArrayList<>();
        for (String target : targets) {
            autoscalers(script, target, conflicts);
        }
        return List.copyOf(conflicts);
    }

    private static void autoscalers(Script script, String target, List<Conflict> conflicts) {
        List<HpaSpec> autoscalers = script.specs(HpaSpec.class, target);
        for (int i = 1; i < autoscalers.size(); i++) {
            conflicts.add(new Conflict(
                    target,
                    "HorizontalPodAutoscalers " + autoscalers.get(0).name() + " and "
                            + autoscalers.get(i).name()
                            + " select the same pods: Kubernetes stops both"));
        }
    }
}
