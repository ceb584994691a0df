package dev.tenfold.policy.azure;

import dev.tenfold.policy.PolicySpec;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One autoscale setting as its author wrote it.
 *
 * @param name of the setting
 * @param target {@code targetResourceUri}, as written
 * @param enabled whether it acts; true by default
 * @param profiles in the order written; at least one
 * @see <a href="https://learn.microsoft.com/azure/templates/microsoft.insights/autoscalesettings">
 *     Microsoft.Insights/autoscaleSettings</a>
 */
public record AutoscaleSetting(String name, String target, boolean enabled, List<Profile> profiles)
        implements PolicySpec {

    public AutoscaleSetting {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(target, "target");
        profiles = List.copyOf(profiles);
        if (profiles.isEmpty()) {
            throw new IllegalArgumentException("an autoscale setting must have a profile");
        }
    }

    /** The fewest that any of its profiles leaves. */
    @Override
    public OptionalInt floor() {
        return profiles.stream()
                .mapToInt(profile -> profile.capacity().minimum())
                .min();
    }

    /** The most that any of its profiles allows. */
    @Override
    public OptionalInt ceiling() {
        return profiles.stream()
                .mapToInt(profile -> profile.capacity().maximum())
                .max();
    }
}
