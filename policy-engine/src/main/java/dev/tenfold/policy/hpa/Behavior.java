package dev.tenfold.policy.hpa;

import dev.tenfold.policy.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code spec.behavior}: how fast the autoscaler may move, per direction.
 *
 * @param scaleUp rules for adding replicas, if written
 * @param scaleDown rules for removing replicas, if written
 */
public record Behavior(Optional<ScalingRules> scaleUp, Optional<ScalingRules> scaleDown) {
    public Behavior {
        Objects.requireNonNull(scaleUp, "scaleUp");
        Objects.requireNonNull(scaleDown, "scaleDown");
    }

    /** What the API server makes of it: both directions present, each completed field by field. */
    public Behavior defaulted() {
        return new Behavior(
                Optional.of(scaleUp.orElse(ScalingRules.NONE).defaultedUp()),
                Optional.of(scaleDown.orElse(ScalingRules.NONE).defaultedDown()));
    }

    /** The limits of the pace that were written, each as decisions call it. */
    public List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        scaleUp.ifPresent(rules -> add(elements, "behavior.scaleUp", Element.Side.UP, rules));
        scaleDown.ifPresent(rules -> add(elements, "behavior.scaleDown", Element.Side.DOWN, rules));
        return List.copyOf(elements);
    }

    private static void add(List<Element> elements, String path, Element.Side side, ScalingRules rules) {
        for (ScalingRules.ScalingPolicy policy : rules.policies().orElse(List.of())) {
            String words = Sentence.words(policy);
            elements.add(new Element(path + " policy " + words, side, List.of("by the policy " + words)));
        }
    }
}
