package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.load.TraceFile.Point;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Meaning;
import java.util.ArrayList;
import java.util.List;

/**
 * Recorded traffic, played again: its levels joined by straight lines, or held from row to row.
 *
 * @param file the recording, relative to the scenario's folder
 * @param column name of the column to play; empty for the second one
 * @param values what its numbers are
 * @param scale multiplies every level; > 0
 * @param repeat how often the recording is played; >= 1
 */
@Meaning("Recorded traffic, played again.")
public record Trace(
        @Meaning("A CSV file with a header line and the time in its first column, relative to the scenario.")
        String file,

        @Meaning("The column to play; the second one if left out.") @Default("")
        String column,

        @Meaning("What the numbers are: requests since the row before (count), or the level at that instant (level).")
        @Default("count")
        TraceFile.Values values,

        @Meaning("Multiplies every level.") @Default("x1") Factor scale,

        @Meaning("How often the recording is played.") @Default("1")
        int repeat)
        implements Stage {
    public Trace {
        if (!(scale.value() > 0)) {
            throw new IllegalArgumentException("scale must be > x0, was " + scale);
        }
        if (repeat < 1 || repeat > 10_000) {
            throw new IllegalArgumentException("repeat must be 1..10000, was " + repeat);
        }
    }

    @Override
    public List<Piece> pieces(Onset onset) {
        List<Piece> once = once(onset.recordings().of(this));
        List<Piece> all = new ArrayList<>(once.size() * repeat);
        for (int i = 0; i < repeat; i++) {
            all.addAll(once);
        }
        return all;
    }

    @Override
    public List<Level> levels() {
        return List.of();
    }

    private List<Piece> once(List<Point> points) {
        boolean held = values == TraceFile.Values.COUNT;
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i + 1 < points.size(); i++) {
            Point here = points.get(i);
            double to = held ? here.level() : points.get(i + 1).level();
            pieces.add(new Piece(
                    here.level() * scale.value(),
                    to * scale.value(),
                    points.get(i + 1).atNanos() - here.atNanos()));
        }
        if (held) {
            // The last row counts for as long as the one before it did.
            Point last = points.get(points.size() - 1);
            long length = last.atNanos() - points.get(points.size() - 2).atNanos();
            pieces.add(new Piece(last.level() * scale.value(), last.level() * scale.value(), length));
        }
        return pieces;
    }
}
