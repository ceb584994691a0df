package dev.tenfold.load;

import dev.tenfold.load.Profile.Piece;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.List;

/**
 * A day as somebody has measured it: a level for each hour, reached in the middle of the hour and joined by straight
 * lines, again and again, by the clock of the scenario's start.
 *
 * @param levels of the hours 0 to 23 UTC; 24 of them
 * @param lasts how long; > 0s
 */
@Meaning("A day as somebody has measured it, hour by hour, by the clock of the scenario's start.")
public record Hours(
        @Meaning("The mean levels of the hours 0 to 23 UTC, joined by straight lines.")
        List<Level> levels,

        @Meaning("How long.") @Default("24h") Duration lasts)
        implements Stage {
    private static final int HOURS = 24;

    public Hours {
        levels = List.copyOf(levels);
        if (levels.size() != HOURS) {
            throw new IllegalArgumentException("levels must be 24, one an hour, was " + levels.size());
        }
        Times.requireAtMostAMonth("lasts", lasts);
    }

    @Override
    public List<Piece> pieces(Onset onset) {
        Calendar calendar = new Calendar(onset.moment());
        double[] amounts =
                levels.stream().mapToDouble(level -> level.times(onset.base())).toArray();
        return Curve.byTheQuarter(calendar, time -> levelAt(calendar.hourOfDay(time), amounts), lasts.toNanos());
    }

    private static double levelAt(double hour, double[] amounts) {
        double sinceMiddle = hour - 0.5;
        int before = Math.floorMod((int) Math.floor(sinceMiddle), HOURS);
        double progress = sinceMiddle - Math.floor(sinceMiddle);
        return amounts[before] + (amounts[(before + 1) % HOURS] - amounts[before]) * progress;
    }
}
