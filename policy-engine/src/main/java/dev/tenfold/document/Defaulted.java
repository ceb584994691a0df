package dev.tenfold.document;

import java.util.Objects;

/**
 * A value that the user left out.
 *
 * @param path which, such as {@code services.web.start-up}
 * @param value what holds instead, as it would be written
 */
public record Defaulted(String path, String value) {
    public Defaulted {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(value, "value");
    }
}
