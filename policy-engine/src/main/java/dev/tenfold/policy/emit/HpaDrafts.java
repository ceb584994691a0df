package dev.tenfold.policy.emit;

import dev.tenfold.document.draft.Draft;
import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.HpaSpec.ScaleTarget;
import dev.tenfold.policy.hpa.LabelSelector;
import dev.tenfold.policy.hpa.LabelSelector.Operator;
import dev.tenfold.policy.hpa.LabelSelector.Requirement;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import dev.tenfold.policy.hpa.ScalingRules;
import dev.tenfold.policy.hpa.ScalingRules.ScalingPolicy;
import dev.tenfold.policy.quantity.Amount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** HorizontalPodAutoscalers and their parts as autoscaling/v2 spells them. */
public final class HpaDrafts {
    private static final int MILLI = 3;

    private HpaDrafts() {}

    /** The whole object. */
    public static Draft.Keyed object(HpaSpec hpa) {
        Draft.Fields metadata = Draft.fields().put("name", hpa.name());
        hpa.namespace().ifPresent(namespace -> metadata.put("namespace", namespace));
        Draft.Fields spec = Draft.fields().put("scaleTargetRef", target(hpa.target()));
        hpa.minReplicas().ifPresent(least -> spec.put("minReplicas", least));
        spec.put("maxReplicas", hpa.maxReplicas());
        if (!hpa.metrics().isEmpty()) {
            spec.put(
                    "metrics",
                    new Draft.Listed(
                            hpa.metrics().stream().map(HpaDrafts::metric).toList()));
        }
        hpa.behavior().ifPresent(behavior -> spec.put("behavior", behavior(behavior)));
        return Draft.fields()
                .put("apiVersion", "autoscaling/v2")
                .put("kind", "HorizontalPodAutoscaler")
                .put("metadata", metadata)
                .put("spec", spec)
                .drafted();
    }

    static Draft.Fields target(ScaleTarget target) {
        Draft.Fields fields = Draft.fields();
        target.apiVersion().ifPresent(version -> fields.put("apiVersion", version));
        return fields.put("kind", target.kind()).put("name", target.name());
    }

    /** An entry of {@code metrics}. */
    public static Draft metric(MetricSpec metric) {
        Draft.Fields section = Draft.fields();
        String key;
        if (metric instanceof MetricSpec.Resource resource) {
            key = "resource";
            section.put("name", resource.resource());
        } else if (metric instanceof MetricSpec.ContainerResource resource) {
            key = "containerResource";
            section.put("name", resource.resource()).put("container", resource.container());
        } else if (metric instanceof MetricSpec.Pods pods) {
            key = "pods";
            section.put("metric", identity(pods.metric(), pods.selector()));
        } else if (metric instanceof MetricSpec.ObjectMetric object) {
            key = "object";
            section.put("metric", identity(object.metric(), object.selector()))
                    .put("describedObject", target(object.described()));
        } else if (metric instanceof MetricSpec.External external) {
            key = "external";
            section.put("metric", identity(external.metric(), external.selector()));
        } else {
            throw new IllegalArgumentException("metric must be of a known type, was " + metric.type());
        }
        metric.aim().ifPresent(aim -> section.put("target", aim(aim)));
        return Draft.fields().put("type", metric.type()).put(key, section).drafted();
    }

    private static Draft.Fields identity(String name, Optional<LabelSelector> selector) {
        Draft.Fields metric = Draft.fields().put("name", name);
        selector.ifPresent(labels -> metric.put("selector", selector(labels)));
        return metric;
    }

    private static Draft selector(LabelSelector selector) {
        Draft.Fields labels = Draft.fields();
        List<Draft.Fields> expressions = new ArrayList<>();
        String last = "";
        for (Requirement requirement : selector.requirements()) {
            // A reader sorts labels by their names and takes them first.
            boolean label = requirement.operator() == Operator.IN
                    && requirement.values().size() == 1
                    && expressions.isEmpty()
                    && last.compareTo(requirement.key()) < 0;
            if (label) {
                last = requirement.key();
                labels.put(last, requirement.values().get(0));
            } else {
                expressions.add(expression(requirement));
            }
        }
        Draft.Fields fields = Draft.fields();
        if (!labels.isEmpty()) {
            fields.put("matchLabels", labels.named());
        }
        if (!expressions.isEmpty()) {
            fields.put("matchExpressions", expressions);
        }
        return fields.drafted();
    }

    private static Draft.Fields expression(Requirement requirement) {
        String operator = switch (requirement.operator()) {
            case IN -> "In";
            case NOT_IN -> "NotIn";
            case EXISTS -> "Exists";
            case DOES_NOT_EXIST -> "DoesNotExist";
            default -> throw new IllegalArgumentException("operator must be one of Kubernetes' own");
        };
        Draft.Fields fields = Draft.fields().put("key", requirement.key()).put("operator", operator);
        return requirement.values().isEmpty() ? fields : fields.put("values", Draft.texts(requirement.values()));
    }

    private static Draft aim(MetricTarget target) {
        Draft.Fields fields = Draft.fields();
        target.type().ifPresent(type -> fields.put("type", type));
        target.averageUtilization().ifPresent(percent -> fields.put("averageUtilization", percent));
        target.averageValueMilli().ifPresent(milli -> fields.put("averageValue", quantity(milli)));
        target.valueMilli().ifPresent(milli -> fields.put("value", quantity(milli)));
        return fields.drafted();
    }

    /** A quantity as a value of a field. */
    public static Draft quantity(long milli) {
        return quantity(Amount.written(milli));
    }

    /** A quantity as it is spelled: one without a unit is a number. */
    public static Draft quantity(String text) {
        return text.matches("-?[0-9]+(\\.[0-9]+)?") ? new Draft.Plain(text) : Draft.of(text);
    }

    /** A behavior. */
    public static Draft behavior(Behavior behavior) {
        Draft.Fields fields = Draft.fields();
        behavior.scaleUp().ifPresent(rules -> fields.put("scaleUp", rules(rules)));
        behavior.scaleDown().ifPresent(rules -> fields.put("scaleDown", rules(rules)));
        return fields.drafted();
    }

    /** One direction of a behavior. */
    public static Draft rules(ScalingRules rules) {
        Draft.Fields fields = Draft.fields();
        rules.stabilizationWindowSeconds().ifPresent(seconds -> fields.put("stabilizationWindowSeconds", seconds));
        rules.toleranceMilli().ifPresent(milli -> fields.put("tolerance", tolerance(milli)));
        rules.selectPolicy().ifPresent(select -> fields.put("selectPolicy", select));
        rules.policies().ifPresent(policies -> fields.put("policies", policies(policies)));
        return fields.drafted();
    }

    /** A tolerance, a share, which reads better as {@code 0.05} than as {@code 50m}. */
    public static Draft tolerance(long milli) {
        return new Draft.Plain(
                BigDecimal.valueOf(milli, MILLI).stripTrailingZeros().toPlainString());
    }

    /** The policies of one direction. */
    public static Draft policies(List<ScalingPolicy> policies) {
        return new Draft.Listed(policies.stream().map(HpaDrafts::policy).toList());
    }

    /** One of these policies. */
    public static Draft policy(ScalingPolicy policy) {
        return Draft.fields()
                .put("type", policy.type())
                .put("value", policy.value())
                .put("periodSeconds", policy.periodSeconds())
                .drafted();
    }
}
