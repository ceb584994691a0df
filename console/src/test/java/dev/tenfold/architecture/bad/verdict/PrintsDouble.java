package dev.tenfold.architecture.bad.verdict;

/** Prints digits that depend on the Java in use. */
final class PrintsDouble {
    String seconds(double seconds) {
        return seconds + " s";
    }
}
