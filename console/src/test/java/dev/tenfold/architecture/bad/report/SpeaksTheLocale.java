package dev.tenfold.architecture.bad.report;

/** Prints a comma in Germany. */
final class SpeaksTheLocale {
    String percent(int ratio) {
        return String.format("%d %%", ratio);
    }
}
