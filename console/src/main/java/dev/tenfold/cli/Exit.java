package dev.tenfold.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ended. Scripts and pipelines branch on the code, so a code never changes its meaning. */
public enum Exit {
    /** Everything held. */
    HELD(0, "everything held"),
    /** The work was done, and an expectation or a case failed. */
    FAILED(1, "an expectation failed"),
    /** The work could not be done: a wrong option, an unreadable file, a mistake in a scenario or policy. */
    BAD_INPUT(2, "wrong options or input; nothing was judged"),
    /** Tenfold itself is broken ({@code EX_SOFTWARE} of {@code sysexits.h}). */
    INTERNAL(70, "a fault in Tenfold itself");

    private final int code;
    private final String meaning;

    Exit(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The exit code of the process. */
    public int code() {
        return code;
    }

    /** The worse of two endings, for a command that does several things. */
    public Exit or(Exit other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Every code with its meaning, ascending, as help prints them. */
    static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (Exit exit : values()) {
            meanings.put(Integer.toString(exit.code), exit.meaning);
        }
        return meanings;
    }
}
