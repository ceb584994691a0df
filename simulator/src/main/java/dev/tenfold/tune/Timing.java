package dev.tenfold.tune;

import dev.tenfold.load.Profile;
import dev.tenfold.load.Profile.Piece;
import java.util.ArrayList;
import java.util.List;

/** A load whose rises and falls take longer or shorter, or come earlier or later; it ends when it did. */
final class Timing {
    private Timing() {}

    /**
     * The load with other times.
     *
     * @param ramps how long a rise or fall takes, as a multiple. What it wins or loses the level part behind it gives;
     *     where none is there, or it is too short, the time stays
     * @param later nanoseconds by which everything comes later, taken from the level parts at both ends; none if one of
     *     them is missing or too short
     */
    static Profile changed(Profile load, double ramps, long later) {
        return new Profile(moved(stretched(load.pieces(), ramps), later));
    }

    private static List<Piece> stretched(List<Piece> pieces, double factor) {
        List<Piece> changed = new ArrayList<>(pieces);
        int i = 0;
        while (i < changed.size()) {
            int end = i;
            long slope = 0;
            while (end < changed.size() && !isLevel(changed.get(end))) {
                slope += changed.get(end).lengthNanos();
                end++;
            }
            if (end > i && end < changed.size()) {
                stretch(changed, i, end, slope, factor);
            }
            i = end + 1;
        }
        return changed;
    }

    private static void stretch(List<Piece> pieces, int from, int level, long slope, double factor) {
        long stretched = 0;
        List<Piece> slopes = new ArrayList<>();
        for (int i = from; i < level; i++) {
            long length = Math.round(pieces.get(i).lengthNanos() * factor);
            slopes.add(lasting(pieces.get(i), length));
            stretched += length;
        }
        long rest = pieces.get(level).lengthNanos() - (stretched - slope);
        if (rest > 0) {
            for (int i = from; i < level; i++) {
                pieces.set(i, slopes.get(i - from));
            }
            pieces.set(level, lasting(pieces.get(level), rest));
        }
    }

    private static List<Piece> moved(List<Piece> pieces, long later) {
        int last = pieces.size() - 1;
        Piece begin = pieces.get(0);
        Piece end = pieces.get(last);
        boolean level = last > 0 && isLevel(begin) && isLevel(end);
        if (!level || begin.lengthNanos() + later <= 0 || end.lengthNanos() - later <= 0) {
            return pieces;
        }
        List<Piece> moved = new ArrayList<>(pieces);
        moved.set(0, lasting(begin, begin.lengthNanos() + later));
        moved.set(last, lasting(end, end.lengthNanos() - later));
        return moved;
    }

    private static boolean isLevel(Piece piece) {
        return piece.from() == piece.to();
    }

    private static Piece lasting(Piece piece, long nanos) {
        return new Piece(piece.from(), piece.to(), nanos, piece.smooth());
    }
}
