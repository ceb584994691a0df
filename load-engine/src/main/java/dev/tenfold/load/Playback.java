package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.load.TraceFile.Values;
import java.util.ArrayList;
import java.util.List;

/**
 * A recording as a level over time.
 *
 * @param pieces at least one
 * @param counted whether its numbers were requests, so that the level is requests per second and cannot be users
 */
public record Playback(List<Piece> pieces, boolean counted) {
    public Playback {
        pieces = List.copyOf(pieces);
    }

    /**
     * One series.
     *
     * @param nanos when its numbers were taken, rising; at least two
     * @param numbers as many, >= 0
     * @param values what they are: counts are held until the next one and the last for as long as the one before,
     *     counters for what they rise by, levels are joined by straight lines
     */
    public static Playback of(long[] nanos, double[] numbers, Values values) {
        List<Piece> pieces = new ArrayList<>(nanos.length);
        int last = nanos.length - 1;
        for (int i = 0; i < last; i++) {
            long length = nanos[i + 1] - nanos[i];
            pieces.add(
                    switch (values) {
                        case COUNT -> held(numbers[i], length);
                        case COUNTER -> held(increase(numbers[i], numbers[i + 1]), length);
                        case LEVEL -> new Piece(numbers[i], numbers[i + 1], length);
                    });
        }
        if (values == Values.COUNT) {
            pieces.add(held(numbers[last], nanos[last] - nanos[last - 1]));
        }
        return new Playback(pieces, values != Values.LEVEL);
    }

    /** Counts of a fixed period, after each of which nothing came where the next one is missing. */
    static Playback ofPeriods(long[] nanos, double[] numbers, long periodNanos) {
        List<Piece> pieces = new ArrayList<>(nanos.length);
        for (int i = 0; i < nanos.length; i++) {
            long until = i + 1 < nanos.length ? nanos[i + 1] - nanos[i] : periodNanos;
            pieces.add(held(numbers[i], Math.min(periodNanos, until)));
            if (until > periodNanos) {
                pieces.add(new Piece(0, 0, until - periodNanos));
            }
        }
        return new Playback(pieces, true);
    }

    private static Piece held(double count, long lengthNanos) {
        double perSecond = count / (lengthNanos / 1e9);
        return new Piece(perSecond, perSecond, lengthNanos);
    }

    /** A counter that has fallen began anew at zero. */
    private static double increase(double before, double after) {
        return after >= before ? after - before : after;
    }
}
