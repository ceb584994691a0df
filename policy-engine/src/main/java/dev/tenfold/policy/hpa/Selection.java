package dev.tenfold.policy.hpa;

import dev.tenfold.policy.hpa.Trail.Turn;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pods of an autoscaler, and whether they are its own. */
final class Selection {
    // The text hardly ever changes, so it is parsed once.
    private String text = "";
    private Optional<LabelSelector> selector = Optional.empty();
    private List<Pod> pods = List.of();
    private Turn problem = Turn.INVALID_SELECTOR;

    void select(Cluster cluster, Cluster.Scale scale) {
        if (!scale.selector().equals(text)) {
            text = scale.selector();
            selector = text.isEmpty() ? Optional.empty() : LabelSelector.parse(text);
        }
        if (selector.isEmpty()) {
            pods = List.of();
            problem = Turn.INVALID_SELECTOR;
            return;
        }
        pods = cluster.pods(selector.get());
        problem = isContested(cluster.otherAutoscalers()) ? Turn.AMBIGUOUS_SELECTOR : null;
    }

    List<Pod> pods() {
        return pods;
    }

    /** Why metrics cannot be read of the pods; null where they can. */
    Turn problem() {
        return problem;
    }

    private boolean isContested(List<LabelSelector> others) {
        if (others.isEmpty()) {
            return false;
        }
        for (Pod pod : pods) {
            Map<String, String> labels = pod.labels();
            for (LabelSelector other : others) {
                if (other.matches(labels)) {
                    return true;
                }
            }
        }
        return false;
    }
}
