package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The level moves evenly to another.
 *
 * @param from where it begins; where the stage before left it if left out
 * @param to where it ends
 * @param over how long it takes; > 0s
 */
@Meaning("The level moves evenly to another.")
public record Ramp(
        @Meaning("Where it begins; where the stage before left it if left out.")
        Optional<Level> from,

        @Meaning("Where it ends.") Level to,
        @Meaning("How long it takes.") Duration over)
        implements Stage {
    public Ramp {
        Times.requirePositive("over", over);
    }

    /** A ramp from where the stage before left the level. */
    public Ramp(Level to, Duration over) {
        this(Optional.empty(), to, over);
    }

    @Override
    public List<Piece> pieces(Onset onset) {
        double start = from.map(level -> level.times(onset.base())).orElse(onset.level());
        return List.of(new Piece(start, to.times(onset.base()), over.toNanos()));
    }

    @Override
    public List<Level> levels() {
        return Stream.concat(from.stream(), Stream.of(to)).toList();
    }
}
