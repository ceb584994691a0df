package dev.tenfold.policy.vpa;

import java.util.List;
import java.util.Objects;

/**
 * What a VerticalPodAutoscaler would have one replica ask for.
 *
 * @param target what fits best
 * @param lower below this a pod is resized
 * @param upper above this a pod is resized
 * @param uncapped the target without {@code minAllowed} and {@code maxAllowed}
 * @param resources which of the two amounts count: {@code cpu}, {@code memory} or both
 */
public record VpaRecommendation(
        Request target, Request lower, Request upper, Request uncapped, List<String> resources) {
    public VpaRecommendation {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(lower, "lower");
        Objects.requireNonNull(upper, "upper");
        Objects.requireNonNull(uncapped, "uncapped");
        resources = List.copyOf(resources);
    }

    /** The target, with what is not recommended as it is now. */
    public Request of(Request current) {
        return new Request(
                resources.contains("cpu") ? target.milliCores() : current.milliCores(),
                resources.contains("memory") ? target.bytes() : current.bytes());
    }

    /** Whether a replica with this request would be resized at once, if the mode allows it. */
    public boolean resizes(Request current) {
        boolean cpu = current.milliCores() < lower.milliCores() || current.milliCores() > upper.milliCores();
        boolean memory = current.bytes() < lower.bytes() || current.bytes() > upper.bytes();
        return resources.contains("cpu") && cpu || resources.contains("memory") && memory;
    }
}
