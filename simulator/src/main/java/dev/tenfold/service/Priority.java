package dev.tenfold.service;

/** How much a request matters, where a service sheds load: the lowest goes first. */
public enum Priority {
    /** Never shed: only a wall turns it away. */
    HIGH,
    /** Shed half-way between the mark and the wall. */
    NORMAL,
    /** Shed from the mark on. */
    LOW
}
