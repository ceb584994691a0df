package dev.tenfold.export;

/** Who counts requests. */
interface Counted {
    Traffic traffic();
}
