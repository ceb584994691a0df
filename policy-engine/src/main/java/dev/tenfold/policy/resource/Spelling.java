package dev.tenfold.policy.resource;

import java.util.Locale;
import java.util.Map;

/**
 * How a file calls the properties that are called here as the cloud's own interface calls them.
 *
 * @param underscores whether {@code MinSize} is written {@code min_size}
 * @param own names that differ in more than that, by property
 */
public record Spelling(boolean underscores, Map<String, String> own) {
    /** As the cloud's interface does. */
    public static final Spelling OF_THE_CLOUD = new Spelling(false, Map.of());

    public Spelling {
        own = Map.copyOf(own);
    }

    /** A property as the file writes it. */
    public String of(String property) {
        String name = own.get(property);
        if (name != null || !underscores) {
            return name == null ? property : name;
        }
        return property.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }
}
