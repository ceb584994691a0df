package dev.tenfold.load;

import dev.tenfold.spelling.KeyedBy;
import dev.tenfold.spelling.Meaning;
import java.util.List;

/** One stage of a load: it takes the level up where the stage before left it, and leaves it somewhere. */
@KeyedBy
@Meaning("One stage of a load: it takes the level up where the stage before left it.")
public sealed interface Stage
        permits Hold, Ramp, Step, Spike, Wave, Day, Hours, Week, Growth, FlashCrowd, Batch, Preset, Trace {

    /**
     * The stage as straight pieces.
     *
     * @param onset where it takes the load up
     * @return at least one piece; the last one ends at the level that it leaves
     */
    List<Profile.Piece> pieces(Onset onset);

    /** Levels that the stage names, so that their unit can be compared with the load's. */
    List<Level> levels();

    /** Recorded traffic, by the stage that plays it. */
    interface Recordings {
        Playback of(Trace stage);
    }
}
