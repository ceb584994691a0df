package dev.tenfold.inject.sink;

import dev.tenfold.inject.Course;
import dev.tenfold.inject.Family.Reading;
import java.util.Set;
import java.util.TreeSet;

/** The label by which all series of one game day are found again. */
final class Marker {
    /** Its name. */
    static final String LABEL = Course.MARKER;

    private Marker() {}

    /** The game days whose series a batch holds; series without a marker are nobody's. */
    static Set<String> of(Batch batch) {
        Set<String> markers = new TreeSet<>();
        for (Batch.Slice slice : batch.slices()) {
            for (Reading reading : slice.readings()) {
                markers.add(reading.labels().get(LABEL));
            }
        }
        markers.remove("");
        return markers;
    }
}
