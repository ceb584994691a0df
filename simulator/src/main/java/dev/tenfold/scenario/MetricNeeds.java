package dev.tenfold.scenario;

import dev.tenfold.document.Place;
import dev.tenfold.document.Problems;
import dev.tenfold.policy.PolicySpec;
import dev.tenfold.policy.aws.CloudWatchMetric;
import dev.tenfold.policy.aws.GroupScaling;
import dev.tenfold.policy.azure.AutoscaleRule;
import dev.tenfold.policy.azure.AutoscaleSetting;
import dev.tenfold.policy.azure.CpuMetric;
import dev.tenfold.policy.azure.Profile;
import dev.tenfold.policy.gcp.AutoscalerSpec;
import dev.tenfold.policy.gcp.Signal;
import dev.tenfold.policy.nomad.Check;
import dev.tenfold.policy.nomad.NomadQuery;
import dev.tenfold.policy.nomad.ScalingPolicySpec;
import dev.tenfold.promql.syntax.Generation;
import dev.tenfold.promql.syntax.ParseFailure;
import dev.tenfold.promql.syntax.Parser;
import java.util.LinkedHashSet;
import java.util.Set;

/** The metrics that policies of clouds read have to come from somewhere in the scenario. */
final class MetricNeeds {
    private final String policy;
    private final String target;
    private final NamedMetrics metrics;
    private final Place place;
    private final Problems problems;
    private final Set<String> told = new LinkedHashSet<>();

    private MetricNeeds(String policy, String target, Scenario scenario, Place place, Problems problems) {
        this.policy = policy;
        this.target = target;
        this.metrics = new NamedMetrics(scenario);
        this.place = place;
        this.problems = problems;
    }

    /**
     * Complains of what a policy reads and the scenario does not provide.
     *
     * @param target the service or pool that it scales
     */
    static void check(
            String policy, PolicySpec spec, String target, Scenario scenario, Place place, Problems problems) {
        MetricNeeds needs = new MetricNeeds(policy, target, scenario, place, problems);
        if (spec instanceof AutoscaleSetting setting) {
            needs.azure(setting);
        } else if (spec instanceof AutoscalerSpec autoscaler) {
            autoscaler.signals().forEach(needs::google);
        } else if (spec instanceof ScalingPolicySpec nomad) {
            nomad.checks().forEach(needs::nomad);
        } else if (spec instanceof GroupScaling group) {
            needs.amazon(group);
        }
    }

    private void azure(AutoscaleSetting setting) {
        for (Profile profile : setting.profiles()) {
            for (AutoscaleRule rule : profile.rules()) {
                if (!CpuMetric.is(rule.metric())) {
                    require(rule.metric(), rule.resource());
                }
            }
        }
    }

    private void google(Signal signal) {
        if (signal instanceof Signal.PerVm each) {
            require(each.metric(), each.filter().orElse(""));
        } else if (signal instanceof Signal.PerGroup whole) {
            require(whole.metric(), whole.filter().orElse(""));
        }
    }

    private void nomad(Check check) {
        if (!check.strategy().needsMetric()) {
            return;
        }
        String path = "check " + check.name();
        switch (check.source()) {
            case NomadQuery.SOURCE -> {
                if (NomadQuery.of(check.query()).isEmpty()) {
                    String rule = "must be a query of nomad-apm: avg, min, max or sum and cpu, cpu-allocated, memory or"
                            + " memory-allocated, or percentage-allocated and cpu or memory";
                    problems.add(place, path, rule, check.query(), "query = \"avg_cpu-allocated\"");
                }
            }
            case "prometheus" -> promql(path, check.query());
            default -> require(check.query(), "");
        }
    }

    private void promql(String path, String query) {
        try {
            Parser.parse(query, Generation.THREE);
        } catch (ParseFailure failure) {
            problems.add(place, path, "must be PromQL: " + failure.getMessage(), query);
        }
    }

    /** What AWS sends itself is AWS' affair: an alarm may well have no data. */
    private void amazon(GroupScaling group) {
        group.allAlarms().stream()
                .flatMap(alarm -> alarm.query().metrics().stream())
                .filter(metric -> !metric.namespace().contains("/"))
                .map(CloudWatchMetric::name)
                .filter(name -> metrics.fed(name).isEmpty())
                .forEach(this::missing);
    }

    private void require(String metric, String beside) {
        if (!metrics.has(metric, beside, target)) {
            missing(metric);
        }
    }

    private void missing(String metric) {
        if (told.add(metric)) {
            String name = metric.matches("[\\w.-]+") ? metric : "\"" + metric + "\"";
            String service = metrics.scenario().services().containsKey(target)
                    ? target
                    : metrics.scenario().load().service();
            problems.add(
                    place,
                    "signals." + metric,
                    "is missing: " + policy + " reads this metric",
                    "",
                    "signals: {" + name + ": {service: " + service + ", measure: demand}}");
        }
    }
}
