package dev.tenfold.scenario;

import dev.tenfold.document.Durations;
import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.keda.TriggerSpec;
import dev.tenfold.policy.vpa.VpaSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds policies that work against each other, before anything is run. Own rules that only forbid, bound or tell are in
 * nobody's way: they are asked before the others scale. Neither are policies on different layers, as one on a service
 * and one on the nodes that it runs on.
 */
public final class Conflicts {
    private final Script script;
    private final String target;
    private final List<Script.Policy> scalers;
    private final List<Conflict> found = new ArrayList<>();

    private Conflicts(Script script, String target) {
        this.script = script;
        this.target = target;
        scalers = script.policies().stream()
                .filter(policy -> policy.target().equals(target))
                .filter(policy -> policy.declaration().spec().floor().isPresent())
                .toList();
    }

    /** The conflicts among the policies of a script, by their targets. */
    public static List<Conflict> of(Script script) {
        Set<String> targets = new LinkedHashSet<>(script.scenario().services().keySet());
        targets.addAll(script.scenario().nodes().keySet());
        List<Conflict> conflicts = new ArrayList<>();
        for (String target : targets) {
            Conflicts conflict = new Conflicts(script, target);
            conflict.scalers();
            conflict.sizes();
            conflict.repository();
            conflict.nodes();
            conflict.rules();
            conflicts.addAll(conflict.found);
        }
        return List.copyOf(conflicts);
    }

    /** Of several scalers each new one is in the way of the first. */
    private void scalers() {
        for (int i = 1; i < scalers.size(); i++) {
            Script.Policy first = scalers.get(0);
            Script.Policy next = scalers.get(i);
            found(called(first) + " and " + called(next) + comes(first, next));
        }
    }

    private String comes(Script.Policy first, Script.Policy next) {
        boolean byHpa = isHpa(first) && isHpa(next);
        boolean keda = isKeda(first) || isKeda(next);
        if (byHpa && keda) {
            return " both end in a HorizontalPodAutoscaler on " + target
                    + ": two select the same pods, and Kubernetes stops both";
        }
        return byHpa
                ? " select the same pods: Kubernetes stops both"
                : " both set the capacity of " + target + ": each undoes what the other did";
    }

    /** KEDA scales by an autoscaler that it creates. */
    private static boolean isHpa(Script.Policy policy) {
        return policy.declaration().spec() instanceof HpaSpec || isKeda(policy);
    }

    private static boolean isKeda(Script.Policy policy) {
        return policy.declaration().spec() instanceof ScaledObject;
    }

    private void sizes() {
        List<VpaSpec> vertical = script.specs(VpaSpec.class, target);
        for (int i = 1; i < vertical.size(); i++) {
            if (vertical.get(0).mode().acts() && vertical.get(i).mode().acts()) {
                found("VerticalPodAutoscalers " + vertical.get(0).name() + " and "
                        + vertical.get(i).name() + " both size the pods of " + target + ": which one does is chance");
            }
        }
        for (VpaSpec vpa : vertical) {
            for (Script.Policy scaler : scalers) {
                aimed(scaler.declaration().spec())
                        .filter(vpa.controls()::contains)
                        .findFirst()
                        .ifPresent(resource -> found(called(scaler) + " scales by " + resource
                                + ", of which VerticalPodAutoscaler " + vpa.name() + " changes the request (mode "
                                + vpa.mode().written() + "): what one does looks to the other like another load"));
            }
        }
    }

    /** The resources at whose utilization a policy aims. */
    private static Stream<String> aimed(PolicySpec spec) {
        if (spec instanceof ScaledObject object) {
            return object.triggers().stream().filter(TriggerSpec::isResource).map(TriggerSpec::type);
        }
        return spec instanceof HpaSpec hpa
                ? hpa.metricsInForce().stream().map(MetricSpec::resourceName).filter(name -> !name.isEmpty())
                : Stream.empty();
    }

    private void repository() {
        List<GitOpsSpec> counts = script.scenario().gitOps().stream()
                .filter(spec -> spec.service().equals(target))
                .toList();
        for (GitOpsSpec count : counts) {
            String resets = "a repository says replicas: " + count.replicas() + " and is applied every "
                    + Durations.format(count.every());
            scalers.stream()
                    .findFirst()
                    .map(Conflicts::called)
                    .or(this::scalingRules)
                    .ifPresent(other -> found(
                            resets + ": it takes back what " + other + " did; leave replicas out of the manifest"));
        }
        if (counts.size() > 1) {
            found("repositories say replicas of " + target + " " + counts.size() + " times");
        }
    }

    /** The cluster autoscaler expects that nobody else changes the size of its pools. */
    private void nodes() {
        NodePoolSpec pool = script.scenario().nodes().get(target);
        if (pool != null && pool.autoscaler() == NodePoolSpec.Autoscaler.CLUSTER_AUTOSCALER && !scalers.isEmpty()) {
            found("the cluster autoscaler and " + called(scalers.get(0)) + " both set the nodes of " + target
                    + ": each undoes what the other did");
        }
    }

    /** Own rules that set numbers themselves. */
    private void rules() {
        if (!scalers.isEmpty()) {
            scalingRules()
                    .ifPresent(rules -> found(rules + " and " + called(scalers.get(0)) + " both set the replicas of "
                            + target + ": each undoes what the other did; rules that forbid or bound would not"));
        }
    }

    private Optional<String> scalingRules() {
        return script.policies().stream()
                .filter(policy -> policy.declaration().spec().mayScale(target))
                .findFirst()
                .map(Conflicts::called);
    }

    private static String called(Script.Policy policy) {
        return policy.kind() + " " + policy.name();
    }

    private void found(String sentence) {
        found.add(new Conflict(target, sentence));
    }
}
