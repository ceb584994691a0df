package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Factor;
import dev.tenfold.spelling.Meaning;
import dev.tenfold.spelling.Share;
import java.time.Duration;
import java.util.List;

/**
 * Working days and weekends by the calendar of the scenario's start: days as {@link Day} has them, lower on Saturday
 * and Sunday, and perhaps growing from week to week. From one day to the next the factor moves evenly within the hours
 * around midnight. Where they are left out, weekends are those of NASA's web server in July 1995: 0.60 and 0.56 of the
 * mean of its working days. Played in chords of a quarter of an hour.
 *
 * @param trough the level of the quietest hour of a working day
 * @param peak the level of its busiest hour
 * @param peakHour when that is, hours since midnight UTC; 0..24
 * @param saturday Saturday as a multiple of a working day
 * @param sunday Sunday as a multiple of a working day
 * @param growth how much more each week has than the one before, compounding evenly
 * @param lasts how long; > 0s
 */
@Meaning("Working days and weekends by the calendar of the scenario's start, again and again.")
public record Week(
        @Meaning("The level of the quietest hour of a working day, twelve hours from the peak.") @Default("x0.4")
        Level trough,

        @Meaning("The level of the busiest hour of a working day.") @Default("x1.6")
        Level peak,

        @Meaning("When that is, hours since midnight UTC.") @Default("14")
        double peakHour,

        @Meaning("Saturday as a multiple of a working day.") @Default("x0.6")
        Factor saturday,

        @Meaning("Sunday as a multiple of a working day.") @Default("x0.56")
        Factor sunday,

        @Meaning("How much more each week has than the one before, compounding evenly.") @Default("0 %")
        Share growth,

        @Meaning("How long.") @Default("7d") Duration lasts)
        implements Stage {
    private static final int SATURDAY = 5;
    private static final double DAYS_A_WEEK = 7;

    public Week {
        Times.requireHour("peakHour", peakHour);
        Times.requireAtMostAMonth("lasts", lasts);
    }

    @Override
    public List<Piece> pieces(Onset onset) {
        Calendar calendar = new Calendar(onset.moment());
        double low = trough.times(onset.base());
        double high = peak.times(onset.base());
        double growthADay = StrictMath.log1p(growth.ratio()) / DAYS_A_WEEK;
        return Curve.byTheQuarter(
                calendar,
                time -> Day.levelAt(calendar.hourOfDay(time), low, high, peakHour)
                        * factorAt(calendar, time)
                        * StrictMath.exp(growthADay * time / Calendar.DAY_NANOS),
                lasts.toNanos());
    }

    /** The factor of the day; within an hour of midnight between those of both days. */
    private double factorAt(Calendar calendar, long time) {
        double hour = calendar.hourOfDay(time);
        double today = factor(calendar.dayOfWeek(time));
        if (hour < 1) {
            double yesterday = factor(calendar.dayOfWeek(time - Calendar.DAY_NANOS));
            return yesterday + (today - yesterday) * (hour + 1) / 2;
        }
        if (hour > 23) {
            double tomorrow = factor(calendar.dayOfWeek(time + Calendar.DAY_NANOS));
            return today + (tomorrow - today) * (hour - 23) / 2;
        }
        return today;
    }

    private double factor(int day) {
        return day < SATURDAY ? 1 : day == SATURDAY ? saturday.value() : sunday.value();
    }

    @Override
    public List<Level> levels() {
        return List.of(trough, peak);
    }
}
