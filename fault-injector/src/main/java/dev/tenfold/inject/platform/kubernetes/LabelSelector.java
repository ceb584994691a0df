package dev.tenfold.inject.platform.kubernetes;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A label selector: {@code app=web,tier in (a, b),!canary}. All of its requirements must hold.
 *
 * @param requirements in the order in which they are written; none selects everything
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors">Label
 *     selectors</a>
 */
record LabelSelector(List<Requirement> requirements) {
    LabelSelector {
        requirements = List.copyOf(requirements);
    }

    /**
     * Reads a selector.
     *
     * @param text empty or null selects everything
     * @throws Refusal if it is none
     */
    static LabelSelector parse(String text) {
        return new LabelSelector(text == null ? List.of() : new SelectorParser(text).requirements());
    }

    /** @param labels the object's labels: name to value, or to null if it has none of that name */
    boolean matches(UnaryOperator<String> labels) {
        return requirements.stream().allMatch(each -> each.accepts(labels.apply(each.key())));
    }
}
