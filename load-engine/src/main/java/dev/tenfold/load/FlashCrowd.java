package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A crowd comes at once and loses interest: the level rises evenly to a top, and what is above the level before halves
 * again and again. The way down is played as 16 chords a half-life: off by at most 0.03 % of the level.
 *
 * @param like the crowd whose numbers hold where none are given
 * @param to the top
 * @param rise how long the way up takes; > 0s
 * @param halfLife after which half of the crowd has gone again; > 0s
 * @param lasts how long it is watched, the way up included; rise and seven half-lives, when less than 1 % is left, if
 *     left out
 */
@Meaning("A crowd comes at once and loses interest: an even rise, then a decay to the level before.")
public record FlashCrowd(
        @Meaning(
                "The crowd whose numbers hold where none are given: of tweets after a mention (x157 within 30 min, half"
                        + " gone after 10 min), or of a match day of the World Cup 1998 (x6.2 within 105 min, 22 min).")
        @Default("mention")
        Crowd like,

        @Meaning("The top; as in `like` if left out.") Optional<Level> to,

        @Meaning("How long the way up takes; as in `like` if left out.")
        Optional<Duration> rise,

        @Meaning("When half of the crowd has gone again; as in `like` if left out.")
        Optional<Duration> halfLife,

        @Meaning("How long it is watched; rise and seven half-lives if left out.")
        Optional<Duration> lasts)
        implements Stage {
    private static final int PIECES_A_HALF_LIFE = 16;
    private static final int HALF_LIVES = 7;
    private static final int MOST_HALF_LIVES = 1000;

    /** Crowds that have been measured. */
    public enum Crowd {
        /**
         * Tweets on AAPL, 2015-03-31: 104 to 13,479 in five minutes within half an hour, which is 157 times the mean of
         * the eight weeks; a tenth is left after half an hour.
         *
         * @see <a href="https://github.com/numenta/NAB">Numenta Anomaly Benchmark</a>, Twitter_volume_AAPL
         */
        MENTION("x157", Duration.ofMinutes(30), Duration.ofMinutes(10)),
        /**
         * The World Cup's web site on 1998-06-30: 33,000 to 106,000 requests a minute within 45 min and to 204,000 at
         * the top, which takes 105 min at that slope; then 76 % less within 45 min.
         *
         * @see <a href="https://ita.ee.lbl.gov/html/contrib/WorldCup.html">Internet Traffic Archive, WorldCup98</a>
         */
        MATCH_DAY("x6.2", Duration.ofMinutes(105), Duration.ofMinutes(22));

        private final Level to;
        private final Duration rise;
        private final Duration halfLife;

        Crowd(String to, Duration rise, Duration halfLife) {
            this.to = Level.parse(to);
            this.rise = rise;
            this.halfLife = halfLife;
        }
    }

    public FlashCrowd {
        rise.ifPresent(time -> Times.requirePositive("rise", time));
        halfLife.ifPresent(time -> Times.requirePositive("halfLife", time));
        lasts.ifPresent(time -> Times.requirePositive("lasts", time));
        Duration up = rise.orElse(like.rise);
        if (lasts.isPresent() && lasts.get().compareTo(up) < 0) {
            throw new IllegalArgumentException(
                    "lasts must be at least the rise of " + Times.spelled(up) + ", was " + Times.spelled(lasts.get()));
        }
        Duration half = halfLife.orElse(like.halfLife);
        if (lasts.isPresent() && lasts.get().minus(up).compareTo(half.multipliedBy(MOST_HALF_LIVES)) > 0) {
            throw new IllegalArgumentException("lasts must be at most 1000 half-lives");
        }
    }

    @Override
    public List<Piece> pieces(Onset onset) {
        double before = onset.level();
        double top = to.orElse(like.to).times(onset.base());
        Duration up = rise.orElse(like.rise);
        long half = halfLife.orElse(like.halfLife).toNanos();
        long down = lasts.map(time -> time.minus(up).toNanos()).orElse(HALF_LIVES * half);
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece(before, top, up.toNanos()));
        pieces.addAll(Curve.pieces(
                time -> before + (top - before) * StrictMath.pow(0.5, (double) time / half),
                down,
                Math.max(1, half / PIECES_A_HALF_LIFE)));
        return pieces;
    }

    @Override
    public List<Level> levels() {
        return to.map(List::of).orElse(List.of());
    }
}
