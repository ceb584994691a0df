package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recorded traffic, played again: a table, what Prometheus or CloudWatch answered, or the requests of a log.
 *
 * @param file the recording, relative to the scenario's folder; plain or gzip
 * @param column name of the column or metric to play; empty for the first one
 * @param labels which series to play, those that have all of these; the sum of all that fit
 * @param values what its numbers are; told by what the file is if left out
 * @param scale multiplies every level; > 0
 * @param repeat how often the recording is played; >= 1
 */
@Meaning("Recorded traffic, played again: a table, what Prometheus or CloudWatch answered, or the requests of a log.")
public record Trace(
        @Meaning("The recording, relative to the scenario, plain or gzip: CSV with a header line, an answer of"
                + " Prometheus' query_range or of CloudWatch in JSON, an access log, a HAR file.")
        String file,

        @Meaning("The column or metric to play; the first one if left out.") @Default("")
        String column,

        @Meaning("Which series to play, by labels (in a table: columns of words); the sum of all that fit.")
        @Default("{}")
        Map<String, String> labels,

        @Meaning("What the numbers are: requests since the row before (count), a total that rises (counter), or the"
                + " level at that instant (level). If left out: count in a table, for CloudWatch's Sum and for logs;"
                + " counter where a metric is called so; else level.")
        Optional<TraceFile.Values> values,

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
        List<Piece> once = onset.recordings().of(this).pieces().stream()
                .map(piece -> new Piece(piece.from() * scale.value(), piece.to() * scale.value(), piece.lengthNanos()))
                .toList();
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
}
