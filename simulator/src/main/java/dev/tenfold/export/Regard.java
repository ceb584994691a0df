package dev.tenfold.export;

/** How those who ask regard a family of series of the pods of a service. */
enum Regard {
    /** Somebody tells one pod's from another's. */
    EACH,
    /** Nobody tells them apart: of pods that report the same, one's may stand for all. */
    TWINS,
    /** Nobody tells them apart or sees more of them than what they gained: pods that count alike may be kept as one. */
    CROWD
}
