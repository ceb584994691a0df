package dev.tenfold.policy.resource;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The resources of a file that a group or scalable target is made of, in the order in which its value lists what they
 * say: who changes the value knows by them what to change in the file.
 *
 * @param scaled what is scaled; empty if it stands elsewhere
 * @param pool the warm pool, where it is a resource of its own
 * @param policies of it
 * @param alarms that invoke the policies
 * @param scheduled actions on it
 * @param all that its value is made of: these, and alarms of which nothing needs to be known
 */
public record GroupParts(
        Optional<Resource> scaled,
        Optional<Resource> pool,
        List<Resource> policies,
        List<Resource> alarms,
        List<Resource> scheduled,
        List<Resource> all) {
    public GroupParts {
        Objects.requireNonNull(scaled, "scaled");
        Objects.requireNonNull(pool, "pool");
        policies = List.copyOf(policies);
        alarms = List.copyOf(alarms);
        scheduled = List.copyOf(scheduled);
        all = List.copyOf(all);
    }
}
