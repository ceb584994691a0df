package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Meaning;
import java.util.List;
import java.util.Optional;

/**
 * Stages that are known by a name: the types of load test, and traffic that was measured. Their levels are multiples of
 * the load's start, so that they fit any system.
 *
 * @param name which
 * @param peak what its highest level becomes, and all others in proportion; multiples of the load's start if left out
 * @param stretch multiplies every time; > 0
 */
@Meaning("Stages that are known by a name: the types of load test, and traffic that was measured.")
public record Preset(
        @Meaning("Which; docs/load.md lists the stages of each.")
        Usual name,

        @Meaning("What its highest level becomes, and all others in proportion; multiples of the load's start if left"
                + " out.")
        Optional<Level> peak,

        @Meaning("Multiplies every time.") @Default("x1") Factor stretch)
        implements Stage {
    private static final double MOST_STRETCH = 1000;

    public Preset {
        if (!(stretch.value() > 0) || stretch.value() > MOST_STRETCH) {
            throw new IllegalArgumentException("stretch must be > x0 and at most x1000, was " + stretch);
        }
    }

    @Override
    public List<Piece> pieces(Onset onset) {
        Onset own = peak.map(top -> onset.withBase(top.times(onset.base()) / highest(onset)))
                .orElse(onset);
        return Lineup.of(name.stages(), own).stream().map(this::stretched).toList();
    }

    /** The highest level of the stages where {@code x1} is 1. */
    private double highest(Onset onset) {
        Onset one = new Onset(1, 1, onset.moment(), onset.recordings());
        return new Profile(Lineup.of(name.stages(), one)).peak();
    }

    private Piece stretched(Piece piece) {
        long length = Math.round(piece.lengthNanos() * stretch.value());
        return new Piece(piece.from(), piece.to(), length, piece.smooth());
    }

    @Override
    public List<Level> levels() {
        return peak.map(List::of).orElse(List.of());
    }
}
