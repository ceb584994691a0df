package dev.tenfold.drive;

import dev.tenfold.load.Course;
import java.util.List;
import java.util.random.RandomGenerator;

/** What visits begin, and when. Each worker has one of its own. */
public interface Source {
    /** When the next visit begins, nanoseconds since start, or {@link Schedule#NEVER}. */
    long next();

    /** What the visit does whose moment was told last. */
    Journey journey();

    /** How many users there should be at an instant, where visits begin because users are there; else 0. */
    default int users(long nowNanos) {
        return 0;
    }

    /** Journeys chosen by weight, at moments that do not depend on how the system fares. */
    static Source open(Schedule schedule, List<Journey> journeys, RandomGenerator random) {
        Draw draw = new Draw(journeys, random);
        return new Source() {
            @Override
            public long next() {
                return schedule.next();
            }

            @Override
            public Journey journey() {
                return draw.next();
            }
        };
    }

    /**
     * A number of users who begin anew as soon as they are through, so that a slow system is asked less.
     *
     * @param users over time, of all workers together
     * @param worker which worker's, from 0
     * @param workers how many there are
     */
    static Source closed(Course users, int worker, int workers, List<Journey> journeys, RandomGenerator random) {
        Draw draw = new Draw(journeys, random);
        return new Source() {
            @Override
            public long next() {
                return Schedule.NEVER;
            }

            @Override
            public Journey journey() {
                return draw.next();
            }

            @Override
            public int users(long nowNanos) {
                int all = (int) Math.round(users.at(nowNanos));
                return (all + workers - 1 - worker) / workers; // the first workers have one more
            }
        };
    }
}
