package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/**
 * A curve as chords. A chord of a sine that is cut into n pieces a period is off by at most 1 - cos(pi / n) of the
 * amplitude: 0.05 % with the 96 pieces that waves, days and weeks have.
 */
final class Curve {
    /** Pieces of one period: a quarter of an hour of a day. */
    static final int PIECES_A_PERIOD = 96;

    private Curve() {}

    /**
     * Chords from start to end.
     *
     * @param level of the curve, by the time since its start, nanoseconds
     * @param lengthNanos how long the curve is
     * @param pieceNanos how long a chord is; the last one may be shorter
     */
    static List<Piece> pieces(LongToDoubleFunction level, long lengthNanos, long pieceNanos) {
        List<Piece> pieces = new ArrayList<>();
        double from = level.applyAsDouble(0);
        for (long time = 0; time < lengthNanos; ) {
            long length = Math.min(pieceNanos, lengthNanos - time);
            time += length;
            double to = level.applyAsDouble(time);
            pieces.add(new Piece(from, to, length, !pieces.isEmpty()));
            from = to;
        }
        return pieces;
    }

    /**
     * Chords between the quarters of the clock's hours.
     *
     * @param calendar the clock at the curve's start
     * @param level of the curve, by the time since its start, nanoseconds
     * @param lengthNanos how long the curve is
     */
    static List<Piece> byTheQuarter(Calendar calendar, LongToDoubleFunction level, long lengthNanos) {
        long quarter = Calendar.DAY_NANOS / PIECES_A_PERIOD;
        long lead = Math.min(calendar.nanosToQuarter(), lengthNanos);
        List<Piece> pieces = new ArrayList<>(pieces(level, lead, quarter));
        for (Piece piece : pieces(time -> level.applyAsDouble(lead + time), lengthNanos - lead, quarter)) {
            pieces.add(new Piece(piece.from(), piece.to(), piece.lengthNanos(), !pieces.isEmpty()));
        }
        return pieces;
    }

    /**
     * A cosine between two levels.
     *
     * @param low the level where {@code progress} is whole
     * @param high the level half a period further
     * @param progress periods since a low
     */
    static double wave(double low, double high, double progress) {
        double turn = progress - Math.floor(progress);
        return low + (high - low) * (1 - StrictMath.cos(2 * Math.PI * turn)) / 2;
    }
}
