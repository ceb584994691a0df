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
    private static final double EARLIER_SECONDS = 30;
    /** Until policies have seen the load that is there now, and hold what it takes. */
    private static final double LATER_SECONDS = 120;

    private static final double DAY_SECONDS = 86_400;

    /** A span of rises that reactions come too late for, seconds since start, and the demand they lead to. */
    private record Outrun(double from, double to, double demand) {
        Outrun and(Outrun next) {
            return new Outrun(from, next.to, Math.max(demand, next.demand));
        }
    }

    /**
     * The rises of the first day that a service cannot follow: within its reaction the demand goes beyond the knee of
     * the replicas that carry what is asked now. Once they are over, its policies hold the fleet.
     *
     * @param start of the scenario
     */
    static List<PreScaling> of(Threshold threshold, Demanded demanded, Instant start) {
        double reaction = threshold.reaction().seconds();
        List<Outrun> spans = new ArrayList<>();
        double[] times = demanded.times();
        for (int i = 0; i < times.length && times[i] <= DAY_SECONDS; i++) {
            double soon = 0;
            for (int ahead = i; ahead < times.length && times[ahead] <= times[i] + reaction; ahead++) {
                soon = Math.max(soon, demanded.tps()[ahead]);
            }
            double carried = threshold.kneePerReplica() * threshold.replicasFor(demanded.tps()[i]);
            if (soon > carried) {
                join(spans, new Outrun(times[i], times[i] + reaction, soon));
            }
        }
        return spans.stream().map(span -> entry(span, threshold, start)).toList();
    }

    private static void join(List<Outrun> spans, Outrun next) {
        Outrun last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && next.from - last.to <= EARLIER_SECONDS + LATER_SECONDS) {
            spans.set(spans.size() - 1, last.and(next));
        } else {
            spans.add(next);
        }
    }

    private static PreScaling entry(Outrun span, Threshold threshold, Instant start) {
        double early = span.from - threshold.reaction().seconds() - EARLIER_SECONDS;
        double late = Math.min(span.to + LATER_SECONDS, early + DAY_SECONDS - 120);
        return new PreScaling(time(start, early, 0), time(start, late, 59), threshold.replicasFor(span.demand));
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
