package dev.tenfold.inject;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/**
 * A token or a password. It is named in options, {@code token-file} or {@code token-env}, and read where it is used; it
 * shows itself to nobody but {@link #reveal()}'s caller.
 */
public final class Secret {
    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /** A secret that is known. */
    public static Secret of(String text) {
        return new Secret(text);
    }

    /**
     * What the options {@code token-file} or {@code token-env} name, without white space around it; empty if neither
     * stands there. Reads a file: not for every request.
     *
     * @throws IllegalArgumentException if it cannot be read or is empty; the message tells only where it should be
     */
    public static Optional<Secret> named(Map<String, String> options) {
        return named(options, "token");
    }

    /**
     * The same for options of another name.
     *
     * @param name such as {@code password}, for {@code password-file} and {@code password-env}
     */
    public static Optional<Secret> named(Map<String, String> options, String name) {
        String file = options.get(name + "-file");
        if (file != null) {
            return Optional.of(present(fileContent(name, file), name + "-file " + file));
        }
        String variable = options.get(name + "-env");
        return variable == null
                ? Optional.empty()
                : Optional.of(present(System.getenv(variable), name + "-env " + variable));
    }

    private static String fileContent(String name, String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(name + "-file " + file + " cannot be read", unreadable);
        }
    }

    private static Secret present(String text, String place) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(place + " holds nothing");
        }
        return new Secret(text.strip());
    }

    /** The secret itself, for the header of a request and nothing else. */
    public String reveal() {
        return text;
    }

    /** Whether somebody else's word is this one; takes as long for a near miss as for a far one. */
    public boolean matches(String other) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
