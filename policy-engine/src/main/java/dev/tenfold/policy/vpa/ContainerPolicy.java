package dev.tenfold.policy.vpa;

import java.util.List;
import java.util.Objects;

/**
 * What may be recommended for one container.
 *
 * @param container its name; {@code *} for every one that has no policy of its own
 * @param off whether it is left alone
 * @param least {@code minAllowed}; none where nothing is written
 * @param most {@code maxAllowed}; the most there is where nothing is written
 * @param controlled the resources that are recommended: {@code cpu}, {@code memory} or both
 */
public record ContainerPolicy(String container, boolean off, Request least, Request most, List<String> controlled) {
    /** The name that stands for every container without a policy of its own. */
    public static final String EVERY = "*";

    /** Both resources, which is what holds where nothing is written. */
    public static final List<String> BOTH = List.of("cpu", "memory");

    /** What holds for a container of which nothing is written. */
    static final ContainerPolicy DEFAULT =
            new ContainerPolicy(EVERY, false, new Request(0, 0), new Request(Request.MOST, Request.MOST), BOTH);

    public ContainerPolicy {
        Objects.requireNonNull(container, "container");
        Objects.requireNonNull(least, "least");
        Objects.requireNonNull(most, "most");
        controlled = List.copyOf(controlled);
    }

    /** A recommendation within bounds; the upper one has the last word. */
    Request bounded(Request recommended) {
        return recommended.atLeast(least).atMost(most);
    }
}
