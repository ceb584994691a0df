package dev.tenfold.inject.safety;

import java.util.Objects;

/**
 * What a probe found.
 *
 * @param verdict whether what it asks for holds
 * @param text one sentence with the number
 */
public record Finding(Verdict verdict, String text) {
    /** Whether what a probe asks for holds. */
    public enum Verdict {
        /** It holds. */
        HOLDS,
        /** It does not. */
        BROKEN,
        /** Nobody can tell: there is no data, or no answer. */
        UNKNOWN
    }

    public Finding {
        Objects.requireNonNull(verdict, "verdict");
    }

    static Finding holds(String text) {
        return new Finding(Verdict.HOLDS, text);
    }

    static Finding broken(String text) {
        return new Finding(Verdict.BROKEN, text);
    }

    static Finding unknown(String text) {
        return new Finding(Verdict.UNKNOWN, text);
    }
}
