package dev.tenfold.inject.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The secret that a client must know. Only its digest is kept, so that no log, report or heap dump tells it, and two
 * digests are compared in a time that does not depend on where they differ.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750, bearer tokens</a>
 */
public final class Token {
    private static final int SHORTEST = 16;

    private final byte[] digest;

    private Token(byte[] digest) {
        this.digest = digest;
    }

    /**
     * A token by its text, such as from an environment variable.
     *
     * @throws IllegalArgumentException if it is shorter than 16 characters, or has one that no header can carry; the
     *     message does not tell the token
     */
    public static Token of(String secret) {
        if (secret.length() < SHORTEST) {
            throw new IllegalArgumentException(
                    "the token must have at least " + SHORTEST + " characters, had " + secret.length());
        }
        if (!secret.matches("[A-Za-z0-9._~+/=-]+")) {
            throw new IllegalArgumentException("the token must be of letters, digits and ._~+/=- only");
        }
        return new Token(digestOf(secret));
    }

    /**
     * A token from a file's only line.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException as for a text
     */
    public static Token read(Path file) throws IOException {
        return of(Files.readString(file).strip());
    }

    /** Whether that is it. */
    boolean matches(String presented) {
        return MessageDigest.isEqual(digest, digestOf(presented));
    }

    /** Whether an Authorization header carries it; null is none. */
    boolean admits(String authorization) {
        String scheme = "Bearer ";
        return authorization != null
                && authorization.regionMatches(true, 0, scheme, 0, scheme.length())
                && matches(authorization.substring(scheme.length()).strip());
    }

    private static byte[] digestOf(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    @Override
    public String toString() {
        return "a token";
    }
}
