package dev.tenfold.load;

import dev.tenfold.spelling.KeyedBy;
import dev.tenfold.spelling.Meaning;
import java.util.List;

/** One stage of a load: it takes the level up where the stage before left it, and leaves it somewhere. */
@KeyedBy
@Meaning("One stage of a load: it takes the level up where the stage before left it.")
public sealed interface Stage permits Hold, Ramp, Step, Spike, Trace {

    /**
     * The stage as straight pieces.
     *
     * @param before level at which the stage begins
     * @param base level that {@code x10} is ten times of
     * @param recordings the traces that stages name, already read
     */
    List<Profile.Piece> pieces(double before, double base, Recordings recordings);

    /** Levels that the stage names, so that their unit can be compared with the load's. */
    List<Level> levels();

    /** The rows of recorded traffic, by the stage that plays them. */
    interface Recordings {
        List<TraceFile.Point> of(Trace stage);
    }
}
