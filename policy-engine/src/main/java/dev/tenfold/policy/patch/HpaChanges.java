package dev.tenfold.policy.patch;

import dev.tenfold.document.Mapping;
import dev.tenfold.policy.emit.HpaDrafts;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import dev.tenfold.policy.manifest.HpaDeclaration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The edits of a HorizontalPodAutoscaler, in the spelling of its own version of the API. */
final class HpaChanges {
    private static final String PERCENTAGE = "spec.targetCPUUtilizationPercentage";

    private final Mapping document;
    private final HpaSpec before;
    private final HpaSpec wanted;
    private final FieldEdits edits;

    HpaChanges(HpaDeclaration policy, HpaSpec wanted) {
        this.document = policy.manifest().document();
        this.before = policy.spec();
        this.wanted = wanted;
        this.edits = new FieldEdits(document);
    }

    List<Edit> edits() throws Refusal {
        edits.number("spec.minReplicas", before.minReplicas(), wanted.minReplicas());
        edits.number("spec.maxReplicas", before.maxReplicas(), wanted.maxReplicas());
        edits.list("spec.metrics", before.metrics(), wanted.metrics(), this::metric, HpaDrafts::metric);
        new BehaviorChanges("spec.behavior", edits).between(before.behavior(), wanted.behavior());
        return edits.edits();
    }

    private void metric(String path, MetricSpec was, MetricSpec is) throws Refusal {
        Optional<MetricTarget> old = was.aim();
        Optional<MetricTarget> target = is.aim();
        if (!was.type().equals(is.type()) || old.isEmpty() || target.isEmpty()) {
            throw new Refusal(path + " is a metric of type " + was.type() + ", and only its target can be changed");
        }
        if (document.find("spec.metrics").isEmpty() && document.find(PERCENTAGE).isPresent()) {
            edits.number(
                    PERCENTAGE, old.get().averageUtilization(), target.get().averageUtilization());
            return;
        }
        String section = path + "." + is.type().substring(0, 1).toLowerCase(Locale.ROOT)
                + is.type().substring(1);
        boolean nested = document.find(section + ".target")
                .filter(node ->
                        node instanceof Mapping fields && fields.get("kind").isEmpty())
                .isPresent();
        if (nested) {
            edits.text(section + ".target.type", old.get().type(), target.get().type());
        }
        edits.number(
                field(section, nested, "averageUtilization"),
                old.get().averageUtilization(),
                target.get().averageUtilization());
        edits.quantity(
                field(section, nested, "averageValue"),
                old.get().averageValueMilli(),
                target.get().averageValueMilli());
        edits.quantity(
                field(section, nested, "value"),
                old.get().valueMilli(),
                target.get().valueMilli());
    }

    /** Before autoscaling/v2beta2, a target's fields stood in its metric, each with that word before it. */
    private String field(String section, boolean nested, String name) {
        String bare = section + "." + name;
        return nested
                ? section + ".target." + name
                : document.find(bare).isPresent()
                        ? bare
                        : section + ".target" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
