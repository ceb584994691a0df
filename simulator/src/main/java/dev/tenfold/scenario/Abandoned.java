package dev.tenfold.scenario;

import dev.tenfold.spelling.Meaning;

/** What becomes of the work of an attempt whose caller has given up. */
@Meaning("What becomes of the work of an attempt whose caller has given up.")
public enum Abandoned {
    /** It is worked on to its end, for nobody. */
    WORKS_ON,
    /** It is taken off at once, as where deadlines are propagated. */
    CANCELS
}
