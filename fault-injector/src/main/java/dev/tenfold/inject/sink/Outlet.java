package dev.tenfold.inject.sink;

import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Reading;

/**
 * How one kind of destination is written to. A batch that is {@link Batch#ending() ending} asks it to leave nothing of
 * those series behind, as well as its kind can.
 */
interface Outlet extends Transport, AutoCloseable {
    /** Series in a batch at most. */
    int most();

    /** Whether a batch may end before a series. */
    default boolean mayCutBefore(Family family, Reading next) {
        return true;
    }

    @Override
    void close();
}
