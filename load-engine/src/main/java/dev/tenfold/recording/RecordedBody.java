package dev.tenfold.recording;

import java.nio.charset.StandardCharsets;

/**
 * What a message carried. Its text does not show it, since it may hold secrets.
 *
 * @param type its media type, such as {@code application/json}; may be empty
 * @param bytes what it is; not copied, not to be changed
 */
public record RecordedBody(String type, byte[] bytes) {
    /** The bytes as UTF-8. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether it says of itself that it is JSON. */
    public boolean isJson() {
        String plain = type.toLowerCase(java.util.Locale.ROOT);
        return plain.contains("/json") || plain.contains("+json");
    }

    @Override
    public String toString() {
        return bytes.length + " bytes of " + (type.isEmpty() ? "an unknown type" : type);
    }
}
