package dev.tenfold.document;

import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Written;
import java.util.Optional;

/**
 * Binds a document to a record, strictly. A key is the kebab-case of a component's name. Components may be text, truth
 * values, {@code int}, {@code long}, {@code double}, {@link java.time.Duration}, enums, {@link Written} values,
 * records, sealed families of records, and {@link Optional}, {@link java.util.List} and {@code Map<String, ...>} of
 * these. What is neither {@link Optional} nor has a {@link Default} must be there; what is unknown must not.
 */
public final class RecordReader {
    private RecordReader() {}

    /**
     * Reads one document.
     *
     * @param type the record
     * @param document what to read
     * @param problems takes everything wrong with it
     */
    public static <T extends Record> Bound<T> read(Class<T> type, Node document, Problems problems) {
        Reading reading = new Reading(problems);
        Optional<T> value = reading.read(Shape.of(type), document, document.place(), Path.ROOT)
                .map(type::cast);
        return new Bound<>(value, reading.defaulted(), reading.places());
    }
}
