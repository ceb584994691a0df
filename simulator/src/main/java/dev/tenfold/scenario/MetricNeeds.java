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
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.keda.ScaledJob;
import dev.tenfold.policy.keda.ScaledObject;
import dev.tenfold.policy.nomad.Check;
import dev.tenfold.policy.nomad.ScalingPolicySpec;
import java.util.LinkedHashSet;
import java.util.Set;

/** What policies scale has to be of the right kind, and the metrics of clouds have to come from somewhere. */
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
        if (spec instanceof HpaSpec || spec instanceof ScaledObject) {
            needs.service();
        } else if (spec instanceof ScaledJob) {
            needs.consumer();
        } else if (spec instanceof AutoscaleSetting setting) {
            needs.azure(setting);
        } else if (spec instanceof AutoscalerSpec autoscaler) {
            autoscaler.signals().forEach(needs::google);
        } else if (spec instanceof ScalingPolicySpec nomad) {
            nomad.checks().forEach(needs::nomad);
        } else if (spec instanceof GroupScaling group) {
            needs.amazon(group);
        }
    }

    private void service() {
        if (metrics.scenario().nodes().containsKey(target)) {
            problems.add(place, policy, "must scale a service: it has replicas, a pool has nodes", target);
        }
    }

    /** Jobs are the replicas of whoever consumes the queue. */
    private void consumer() {
        ServiceSpec service = metrics.scenario().services().get(target);
        if (service == null || service.consumes().isEmpty()) {
            problems.add(
                    place,
                    policy,
                    "must scale a service that consumes a queue: its jobs are the replicas that do",
                    target,
                    "`consumes: QUEUE` in " + target + ", and `queues: {QUEUE: {kind: rabbitmq}}`");
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
        if (check.isOfNomad() || check.isOfPrometheus()) {
            check.refusal().ifPresent(rule -> problems.add(place, "check " + check.name(), rule, check.query()));
        } else if (check.strategy().needsMetric()) {
            require(check.query(), "");
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
