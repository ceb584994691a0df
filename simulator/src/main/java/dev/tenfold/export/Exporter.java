package dev.tenfold.export;

/** Whoever reports of a service under names of its own. */
@FunctionalInterface
interface Exporter {
    /** Declares what it would publish of a service. */
    void declare(Publisher publisher);
}
