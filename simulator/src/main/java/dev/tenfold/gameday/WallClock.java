package dev.tenfold.gameday;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Which moment of the wall clock was which of a game day's own: straight stretches, one for each pace, since a game day
 * may be accelerated, paused and resumed. Only the newest stretches are kept.
 */
final class WallClock {
    private static final int MOST_STRETCHES = 1000;

    /** So far may a moment lie off its stretch and still belong to it: timers are late now and then. */
    private static final long TOLERANCE_NANOS = 250_000_000L;

    private final Deque<Stretch> stretches = new ArrayDeque<>();

    /** From its start on both clocks go on at one pace. */
    private static final class Stretch {
        private final Instant wall;
        private final long virtualNanos;
        private long wallNanos;
        private long passedNanos;

        private Stretch(Instant wall, long virtualNanos) {
            this.wall = wall;
            this.virtualNanos = virtualNanos;
        }

        private double pace() {
            return wallNanos > 0 ? (double) passedNanos / wallNanos : 1;
        }

        private boolean reaches(long walls, long virtuals) {
            return wallNanos == 0 || Math.abs(virtuals - pace() * walls) <= TOLERANCE_NANOS;
        }
    }

    /** Both clocks are looked at, later than ever before. */
    void tick(Instant wall, Duration virtual) {
        Stretch last = stretches.peekLast();
        if (last != null) {
            long walls = Duration.between(last.wall, wall).toNanos();
            long virtuals = virtual.toNanos() - last.virtualNanos;
            if (walls < last.wallNanos) {
                return; // The wall clock was set back: it is believed once it has caught up.
            }
            if (last.reaches(walls, virtuals)) {
                last.wallNanos = walls;
                last.passedNanos = virtuals;
                return;
            }
            Stretch next = new Stretch(last.wall.plusNanos(last.wallNanos), last.virtualNanos + last.passedNanos);
            next.wallNanos = walls - last.wallNanos;
            next.passedNanos = virtuals - last.passedNanos;
            stretches.add(next);
        } else {
            stretches.add(new Stretch(wall, virtual.toNanos()));
        }
        if (stretches.size() > MOST_STRETCHES) {
            stretches.remove();
        }
    }

    /**
     * The moment on the game day's own clock, nanoseconds since its start: as if the first and the last pace had held
     * before and after all that is known. Never before the start.
     */
    long virtualNanos(Instant wall) {
        Iterator<Stretch> newestFirst = stretches.descendingIterator();
        Stretch found = null;
        while (newestFirst.hasNext() && (found == null || wall.isBefore(found.wall))) {
            found = newestFirst.next();
        }
        if (found == null) {
            return 0;
        }
        double walls = Duration.between(found.wall, wall).toNanos();
        return Math.max(0, found.virtualNanos + (long) (found.pace() * walls));
    }
}
