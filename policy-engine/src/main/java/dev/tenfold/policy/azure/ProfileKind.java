package dev.tenfold.policy.azure;

import java.util.Collection;
import java.util.Comparator;

/**
 * The kinds of profiles, the one that goes before the others first.
 *
 * @see <a href="https://learn.microsoft.com/azure/azure-monitor/autoscale/autoscale-understanding-settings">Understand
 *     autoscale settings, which profile autoscale uses</a>
 */
public enum ProfileKind {
    FIXED_DATE("fixedDate"),
    RECURRENCE("recurrence"),
    DEFAULT("default");

    private final String text;

    ProfileKind(String text) {
        this.text = text;
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ProfileKind of(String text) {
        for (ProfileKind kind : values()) {
            if (kind.text.equals(text)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("a profile must be fixedDate, recurrence or default, was " + text);
    }

    /**
     * The kind that is used of those that apply at a moment.
     *
     * @throws IllegalArgumentException if none applies
     */
    public static ProfileKind choose(Collection<ProfileKind> applicable) {
        return applicable.stream()
                .min(Comparator.naturalOrder())
                .orElseThrow(
                        () -> new IllegalArgumentException("an autoscale setting must have a profile that applies"));
    }

    /** The key of a profile that makes it one of this kind; a default profile has none. */
    public String text() {
        return text;
    }
}
