package dev.tenfold.recording.csv;

/** Tells what separates the cells of a file. */
public final class Separator {
    private Separator() {}

    /** The one of comma, semicolon, tab and bar that a header line has most of; the comma if it has none. */
    public static char of(String header) {
        char best = ',';
        long most = 0;
        for (char each : new char[] {',', ';', '\t', '|'}) {
            long count = header.chars().filter(c -> c == each).count();
            if (count > most) {
                most = count;
                best = each;
            }
        }
        return best;
    }
}
