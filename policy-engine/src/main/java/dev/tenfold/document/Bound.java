package dev.tenfold.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A document read into a record.
 *
 * @param value the record; empty if it could not be made. It may be there although something is wrong, such as a key
 *     that is not known: then further checks can add to the problems before all are shown
 * @param defaulted what the user left out and what holds instead, in the order of the components
 * @param places where each path that was read stands; the document itself is the empty path
 * @param <T> type of the record
 */
public record Bound<T>(Optional<T> value, List<Defaulted> defaulted, Map<String, Place> places) {
    public Bound {
        Objects.requireNonNull(value, "value");
        defaulted = List.copyOf(defaulted);
        places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
        if (!places.containsKey("")) {
            throw new IllegalArgumentException("places must hold the document itself");
        }
    }

    /** Where a path stands; for one that was left out, where the nearest part around it stands. */
    public Place place(String path) {
        String known = path;
        while (!places.containsKey(known)) {
            known = known.substring(0, Math.max(0, Math.max(known.lastIndexOf('.'), known.lastIndexOf('['))));
        }
        return places.get(known);
    }
}
