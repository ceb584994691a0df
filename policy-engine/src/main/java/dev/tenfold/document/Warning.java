package dev.tenfold.document;

import java.util.Objects;

/**
 * Something that works as written and probably not as meant.
 *
 * @param place where it stands
 * @param sentence what happens, in one sentence
 */
public record Warning(Place place, String sentence) {
    public Warning {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(sentence, "sentence");
    }

    /** {@code file:line: sentence}. */
    @Override
    public String toString() {
        return place + ": " + sentence;
    }
}
