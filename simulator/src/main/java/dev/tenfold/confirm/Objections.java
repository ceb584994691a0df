package dev.tenfold.confirm;

import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.scenario.StartUpSpec;
import java.util.ArrayList;
import java.util.List;

/** What of a scenario a small real system cannot be: it is refused rather than left out. */
final class Objections {
    private final Script script;
    private final List<String> found = new ArrayList<>();

    private Objections(Script script) {
        this.script = script;
    }

    /** All of them, a sentence each. */
    static List<String> to(Script script) {
        Objections objections = new Objections(script);
        objections.toScenario();
        objections.toService();
        objections.toPolicies();
        return objections.found;
    }

    private void toScenario() {
        Scenario scenario = script.scenario();
        refuse(
                scenario.services().size() > 1,
                "services: one is made real, and there are "
                        + scenario.services().size());
        refuse(!scenario.faults().isEmpty(), "faults are not played on a real system");
        refuse(!scenario.queues().isEmpty(), "queues are not made real");
        refuse(!scenario.nodes().isEmpty(), "nodes are not made real");
        refuse(!scenario.gitOps().isEmpty(), "git-ops is not played on a real system");
        refuse(scenario.load().retry().isPresent(), "load.retry is not played on a real system");
        refuse(!scenario.load().surges().isEmpty(), "load.surges are not played on a real system");
        refuse(scenario.load().noise().isPresent(), "load.noise is not played on a real system");
        refuse(!scenario.load().journeys().isEmpty(), "load.journeys are not played on a real system");
    }

    private void toService() {
        String name = script.scenario().load().service();
        ServiceSpec spec = script.scenario().services().get(name);
        String path = "services." + name + ".";
        refuse(!spec.calls().isEmpty(), path + "calls are not made real");
        refuse(spec.warmUp().isPresent(), path + "warm-up is not made real");
        refuse(spec.throttling().isPresent(), path + "throttling is not made real");
        refuse(spec.scaling().isPresent(), path + "scaling is not made real");
        refuse(spec.network().isPresent(), path + "network is not made real");
        refuse(spec.shed().isPresent(), path + "shed is not made real");
        refuse(spec.maxConnections().isPresent(), path + "max-connections is not made real");
        refuse(spec.preStop().isPresent(), path + "pre-stop is not made real");
        refuse(
                spec.balancing()
                        .map(balancing -> balancing.imbalance().ratio() > 0)
                        .orElse(false),
                path + "balancing.imbalance is not made real");
        refuse(spec.cores().milli() % 1000 != 0, path + "cores must be whole");
        StartUpSpec startUp = spec.startUp();
        refuse(
                startUp.probe().isPresent() || startUp.launchRate().isPresent(),
                path + "start-up.probe and launch-rate are not made real");
    }

    private void toPolicies() {
        String name = script.scenario().load().service();
        List<PolicySpec> scaling = script.scaling(name).toList();
        refuse(scaling.size() > 1, "policies: one scales the real service, and there are " + scaling.size());
        for (PolicySpec policy : scaling) {
            if (policy instanceof HpaSpec hpa) {
                hpa.metricsInForce().stream()
                        .filter(metric -> !readsCpu(metric))
                        .forEach(metric -> found.add("policies: a real service is scaled on CPU, and " + hpa.name()
                                + " reads something else"));
            } else {
                found.add("policies: a HorizontalPodAutoscaler scales a real service, and nothing else does yet");
            }
        }
    }

    private static boolean readsCpu(MetricSpec metric) {
        return metric instanceof MetricSpec.Resource resource
                        && resource.resource().equals("cpu")
                || metric instanceof MetricSpec.ContainerResource container
                        && container.resource().equals("cpu");
    }

    private void refuse(boolean there, String why) {
        if (there) {
            found.add(why);
        }
    }
}
