package dev.tenfold.service;

/** How far replicas have come; the less, the sooner they go. */
enum Stage {
    PENDING,
    STARTING,
    READY;

    static Stage of(Cohort cohort) {
        return cohort.ready() ? READY : cohort.pending() ? PENDING : STARTING;
    }
}
