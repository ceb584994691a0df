package dev.tenfold.trial;

/**
 * One value in place of what a scenario says.
 *
 * @param path such as {@code services.web.replicas}, as for {@code --set}; {@code load} alone is the height of all of
 *     the load, and its value a factor
 * @param value as it would stand in the file, such as {@code 4} or {@code x2}
 */
public record Setting(String path, String value) {
    /** The height of the load. */
    public static final String LOAD = "load";

    public Setting {
        if (path.isBlank()) {
            throw new IllegalArgumentException("path must not be empty");
        }
    }

    boolean isLoad() {
        return path.equals(LOAD);
    }

    /** As typed: {@code path=value}. */
    @Override
    public String toString() {
        return path + "=" + value;
    }
}
