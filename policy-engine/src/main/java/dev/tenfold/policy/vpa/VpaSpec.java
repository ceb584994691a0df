package dev.tenfold.policy.vpa;

import dev.tenfold.policy.PolicySpec;
import java.util.List;
import java.util.Objects;

/**
 * One VerticalPodAutoscaler.
 *
 * @param name {@code metadata.name}
 * @param targetKind kind of what it sizes, such as {@code Deployment}
 * @param targetName name of that
 * @param mode {@code spec.updatePolicy.updateMode}, Recreate where nothing is written
 * @param containers {@code spec.resourcePolicy.containerPolicies}, in order
 */
public record VpaSpec(
        String name, String targetKind, String targetName, UpdateMode mode, List<ContainerPolicy> containers)
        implements PolicySpec {
    public VpaSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(targetKind, "targetKind");
        Objects.requireNonNull(targetName, "targetName");
        Objects.requireNonNull(mode, "mode");
        containers = List.copyOf(containers);
    }

    /**
     * The policy of the container that serves: the first that is named and not switched off, or else that for every
     * container. Side-cars are what people switch off.
     */
    public ContainerPolicy main() {
        return containers.stream()
                .filter(policy -> !policy.off() && !policy.container().equals(ContainerPolicy.EVERY))
                .findFirst()
                .or(() -> containers.stream()
                        .filter(policy -> policy.container().equals(ContainerPolicy.EVERY))
                        .findFirst())
                .orElse(ContainerPolicy.DEFAULT);
    }

    /** The resources of which it changes requests; none if it only recommends. An HPA that aims at one conflicts. */
    public List<String> controls() {
        return mode.acts() && !main().off() ? main().controlled() : List.of();
    }
}
