package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;

/**
 * Day and night, again and again, by the clock of the scenario's start: a cosine with its crest at an hour. Where the
 * levels are left out, {@code x1} is the day's mean and the swing that of NASA's web server in July 1995, whose hours
 * had 0.40 to 1.59 times the mean, most at 14:00 of its own time. Played as 96 chords a day: off by at most 0.05 % of
 * the swing, which is less than 0.5 % of the level of any minute where the peak is at most ten times the trough.
 *
 * @param trough the level of the quietest hour, twelve hours from the peak
 * @param peak the level of the busiest hour
 * @param peakHour when that is, hours since midnight UTC; 0..24
 * @param lasts how long; > 0s
 */
@Meaning("Day and night by the clock of the scenario's start, again and again.")
public record Day(
        @Meaning("The level of the quietest hour, twelve hours from the peak.") @Default("x0.4")
        Level trough,

        @Meaning("The level of the busiest hour.") @Default("x1.6")
        Level peak,

        @Meaning("When that is, hours since midnight UTC.") @Default("14")
        double peakHour,

        @Meaning("How long.") @Default("24h") Duration lasts)
        implements Stage {
    public Day {
        Times.requireHour("peakHour", peakHour);
        Times.requireAtMostAMonth("lasts", lasts);
    }

    @Override
    public List<Piece> pieces(Onset onset) {
        Calendar calendar = new Calendar(onset.moment());
        double low = trough.times(onset.base());
        double high = peak.times(onset.base());
        return Curve.byTheQuarter(
                calendar, time -> levelAt(calendar.hourOfDay(time), low, high, peakHour), lasts.toNanos());
    }

    /** The level of an hour, between the day's lowest and its highest. */
    static double levelAt(double hour, double low, double high, double peakHour) {
        return Curve.wave(low, high, (hour - peakHour) / 24 + 0.5);
    }

    @Override
    public List<Level> levels() {
        return List.of(trough, peak);
    }
}
