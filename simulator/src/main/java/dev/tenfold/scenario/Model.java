package dev.tenfold.scenario;

import dev.tenfold.spelling.Meaning;

/** How requests are worked. */
@Meaning("How requests are worked.")
public enum Model {
    /** As a fluid: quick, and as good as docs/fidelity.md says. */
    FLUID,
    /** One by one: slower, exact where the fluid approximates. */
    REQUESTS
}
