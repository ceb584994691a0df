package dev.tenfold.inject.overlay;

/**
 * What becomes of real values. It works on levels, on how much a counter rose, and on what a histogram gained, so that
 * counters stay counters wherever it begins and ends.
 */
public sealed interface Change permits Times, Plus {
    /** @param level a gauge's value */
    double level(double level);

    /** @param rise by how much a counter rose, 0 or more */
    double rise(double rise);

    /** @param gain what a histogram gained */
    Gain gain(Gain gain);

    /** The same change, so much of it. */
    Change scaled(double intensity);
}
