package dev.tenfold.confirm;

import dev.tenfold.drive.Ending;
import dev.tenfold.drive.Honesty;
import dev.tenfold.drive.Run;
import dev.tenfold.drive.Score;
import dev.tenfold.drive.Second;
import dev.tenfold.spelling.Figure;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * A run as it was measured.
 *
 * @param trial what it came to
 * @param requests that were made
 * @param seconds that were looked at
 * @param spoilt how many of these are no evidence, since the generator had no room
 * @param example why, of one of them; empty if none is
 * @param late the largest share of a part's requests that were sent too late, and a sentence about it
 * @param lagSeconds the 99th percentile of sending late, of the worst second
 * @param events what the autoscaler did, a line each
 */
public record Measurement(
        Trial trial,
        long requests,
        int seconds,
        int spoilt,
        String example,
        Late late,
        double lagSeconds,
        List<String> events) {
    /** A run is void if more than this share of its seconds is no evidence. */
    static final double SPOILT_SHARE = 0.2;
    /** Or if more than this share of the requests of a part were sent late: its 95th percentile could show it. */
    static final double LATE_SHARE = 0.01;

    /**
     * Requests of a part of a run that were sent too late.
     *
     * @param share of all of the part, 0..1
     * @param part such as {@code the steady time}
     * @param seconds how late is too late
     */
    public record Late(double share, String part, double seconds) {
        static final Late NONE = new Late(0, "", 0);

        Late or(Late other) {
            return other.share > share ? other : this;
        }
    }

    public Measurement {
        events = List.copyOf(events);
    }

    /** Reads a run that is over. */
    static Measurement of(
            Run run, Optional<Trial.Fleet> fleet, Phases phases, double goalSeconds, List<String> events) {
        Honesty honesty = Honesty.forGoal(goalSeconds);
        int seconds = 0;
        int spoilt = 0;
        double lag = 0;
        String example = "";
        for (Second second : run.seconds()) {
            if (second.window().endNanos() <= phases.endNanos()) {
                seconds++;
                List<String> objections = honesty.burdens(second);
                spoilt += objections.isEmpty() ? 0 : 1;
                example = objections.isEmpty() ? example : "second " + second.number() + ": " + objections.get(0);
                lag = Math.max(lag, second.window().lagSeconds(0.99));
            }
        }
        Trial trial = Trial.of(figures(run, phases), fleet, phases);
        Late late = late(run, phases::base, "before the change", honesty.lagSeconds())
                .or(late(run, phases::surge, "while scaling", honesty.lagSeconds()))
                .or(late(run, phases::hold, "in the steady time", honesty.lagSeconds()));
        return new Measurement(trial, run.all().count(), seconds, spoilt, example, late, lag, events);
    }

    /** Lateness over as long a time as the figures are taken over: a second has too few requests for a percentile. */
    private static Late late(Run run, LongPredicate belongs, String part, double limitSeconds) {
        long late = 0;
        long sent = 0;
        for (Second second : run.seconds()) {
            if (belongs.test(second.window().endNanos())) {
                late += second.window().late(limitSeconds);
                sent += second.window().sent();
            }
        }
        return sent == 0 ? Late.NONE : new Late((double) late / sent, part, limitSeconds);
    }

    private static Map<Quantity, Double> figures(Run run, Phases phases) {
        Map<Quantity, Double> figures = new EnumMap<>(Quantity.class);
        put(figures, Quantity.BASE_P95, sum(run, phases::base), 0.95);
        Score surge = sum(run, phases::surge);
        put(figures, Quantity.SURGE_P95, surge, 0.95);
        put(figures, Quantity.SURGE_P99, surge, 0.99);
        Score hold = sum(run, phases::hold);
        put(figures, Quantity.HOLD_P50, hold, 0.5);
        put(figures, Quantity.HOLD_P95, hold, 0.95);
        put(figures, Quantity.HOLD_P99, hold, 0.99);
        figures.put(Quantity.HOLD_THROUGHPUT, hold.count(Ending.OK) / phases.holdSeconds());
        Score all = run.all();
        long ended = all.count() - all.count(Ending.CUT_OFF);
        figures.put(Quantity.ERRORS, ended > 0 ? 1 - (double) all.count(Ending.OK) / ended : 0);
        return figures;
    }

    private static Score sum(Run run, LongPredicate belongs) {
        Score sum = new Score();
        for (Second second : run.seconds()) {
            if (belongs.test(second.window().endNanos())) {
                sum.add(second.window().all());
            }
        }
        return sum;
    }

    private static void put(Map<Quantity, Double> figures, Quantity quantity, Score score, double q) {
        double seconds = score.felt(q);
        if (Double.isFinite(seconds)) {
            figures.put(quantity, seconds);
        }
    }

    /** Why it is no evidence, if it is not. */
    Optional<String> objection() {
        if (late.share() > LATE_SHARE) {
            return Optional.of(
                    Figure.percent(late.share()) + " of the requests " + late.part() + " were sent more than "
                            + Figure.time(late.seconds()) + " late (" + Figure.percent(LATE_SHARE) + " may be)");
        }
        return spoilt > SPOILT_SHARE * seconds
                ? Optional.of("in " + spoilt + " of " + seconds + " seconds the generator was the limit; " + example)
                : Optional.empty();
    }
}
