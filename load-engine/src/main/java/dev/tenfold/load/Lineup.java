package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Stages one behind the other: each takes the load up where the one before has left it. */
public final class Lineup {
    private Lineup() {}

    /**
     * The pieces of all stages.
     *
     * @param stages in order; at least one
     * @param onset where the first one takes the load up
     */
    public static List<Piece> of(List<Stage> stages, Onset onset) {
        List<Piece> all = new ArrayList<>();
        Onset next = onset;
        for (Stage stage : stages) {
            List<Piece> pieces = stage.pieces(next);
            long length = 0;
            for (Piece piece : pieces) {
                length += piece.lengthNanos();
            }
            all.addAll(pieces);
            next = next.after(
                    Duration.ofNanos(length), pieces.get(pieces.size() - 1).to());
        }
        return all;
    }
}
