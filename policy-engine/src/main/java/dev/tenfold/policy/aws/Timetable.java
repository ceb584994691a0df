package dev.tenfold.policy.aws;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The scheduled actions of a group or scalable target, each with when it runs next. */
final class Timetable {
    private static final long NEVER = Long.MAX_VALUE;

    private final List<ScheduledActionSpec> actions;
    private final Instant start;
    private final long[] next;

    /** Actions that were made when the rehearsal started; what fell due before then is past. */
    Timetable(List<ScheduledActionSpec> actions, Instant start) {
        this.actions = actions;
        this.start = start;
        this.next = new long[actions.size()];
        for (int i = 0; i < next.length; i++) {
            next[i] = after(i, start.minusNanos(1));
        }
    }

    private long after(int action, Instant moment) {
        return actions.get(action)
                .after(moment, start)
                .map(time -> Duration.between(start, time).toNanos())
                .orElse(NEVER);
    }

    /** The actions that have fallen due, in order of time; each is given once. */
    List<ScheduledActionSpec> takeDue(long nowNanos) {
        List<ScheduledActionSpec> due = new ArrayList<>();
        for (int first = first(); first >= 0 && next[first] <= nowNanos; first = first()) {
            due.add(actions.get(first));
            next[first] = after(first, start.plusNanos(next[first]));
        }
        return due;
    }

    private int first() {
        int first = -1;
        for (int i = 0; i < next.length; i++) {
            first = first < 0 || next[i] < next[first] ? i : first;
        }
        return first;
    }

    long nextNanos() {
        return Arrays.stream(next).min().orElse(NEVER);
    }
}
