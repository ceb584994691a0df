package dev.tenfold.plan;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Replicas that are there before a load that is known in advance, every day at the same time.
 *
 * @param start when they are asked for, UTC
 * @param end when the usual floor holds again, UTC
 * @param replicas the floor meanwhile
 */
public record PreScaling(LocalTime start, LocalTime end, int replicas) {
    /** Beside what a start takes: clocks differ, images are pulled. */
    private static final double EARLIER_SECONDS = 120;
    /** How long the load has to be over. */
    private static final double LATER_SECONDS = 300;

    private static final double DAY_SECONDS = 86_400;

    /** A span of the load that is too much for the floor, seconds since start. */
    private record Busy(double from, double to, double demand) {
        Busy and(Busy next) {
            return new Busy(from, next.to, Math.max(demand, next.demand));
        }
    }

    /**
     * The times at which a service needs more than its floor carries at ease, of the first day.
     *
     * @param start of the scenario
     */
    static List<PreScaling> of(Threshold threshold, double share, Demanded demanded, Instant start) {
        double ease = threshold.floor() * threshold.tpsTarget(threshold.foreseenShare());
        List<Busy> spans = new ArrayList<>();
        for (int i = 0; i < demanded.times().length && demanded.times()[i] <= DAY_SECONDS; i++) {
            double demand = demanded.tps()[i] * share;
            if (demand > ease) {
                double begun = i > 0 ? demanded.times()[i - 1] : 0;
                join(spans, new Busy(begun, demanded.times()[i], demand), threshold.reaction().seconds());
            }
        }
        return spans.stream().map(busy -> entry(busy, threshold, start)).toList();
    }

    private static void join(List<Busy> spans, Busy next, double reaction) {
        Busy last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        double pause = reaction + EARLIER_SECONDS + LATER_SECONDS;
        if (last != null && next.from - last.to <= pause) {
            spans.set(spans.size() - 1, last.and(next));
        } else {
            spans.add(next);
        }
    }

    private static PreScaling entry(Busy busy, Threshold threshold, Instant start) {
        double early = busy.from - threshold.reaction().seconds() - EARLIER_SECONDS;
        double late = Math.min(busy.to + LATER_SECONDS, early + DAY_SECONDS - 120);
        return new PreScaling(
                time(start, early, 0), time(start, late, 59), threshold.replicasFor(busy.demand));
    }

    /** To the minute: a beginning is rounded down, an end up. */
    private static LocalTime time(Instant start, double seconds, int up) {
        return start.plusMillis(StrictMath.round(seconds * 1000))
                .plusSeconds(up)
                .truncatedTo(ChronoUnit.MINUTES)
                .atOffset(ZoneOffset.UTC)
                .toLocalTime();
    }

    /** The start in the five fields of cron. */
    public String startCron() {
        return start.getMinute() + " " + start.getHour() + " * * *";
    }

    /** The end in the five fields of cron. */
    public String endCron() {
        return end.getMinute() + " " + end.getHour() + " * * *";
    }
}
