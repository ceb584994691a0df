package dev.tenfold.drive;

import dev.tenfold.load.Course;
import io.vertx.core.net.PemTrustOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;

/**
 * What to send.
 *
 * @param journeys what visits do, by weight
 * @param traffic when they begin
 * @param length after which nothing more begins
 * @param timeout how long an exchange may take from its intended moment
 * @param connections of all workers to one target, 1 or more
 * @param seed of all that is left to chance
 * @param trust certificates that count, as PEM; empty for those of the Java installation
 */
public record LoadPlan(
        List<Journey> journeys,
        Traffic traffic,
        Duration length,
        Duration timeout,
        int connections,
        long seed,
        Optional<PemTrustOptions> trust) {
    public LoadPlan {
        journeys = List.copyOf(journeys);
        if (journeys.isEmpty()) {
            throw new IllegalArgumentException("journeys must not be empty");
        }
        if (length.isNegative() || length.isZero() || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("length and timeout must be > 0s, were " + length + " and " + timeout);
        }
        if (connections < 1) {
            throw new IllegalArgumentException("connections must be >= 1, was " + connections);
        }
    }

    /** The same for another traffic and time, such as a step of a search. */
    public LoadPlan with(Traffic other, Duration lasts) {
        return new LoadPlan(journeys, other, lasts, timeout, connections, seed, trust);
    }

    /** When visits begin. */
    public sealed interface Traffic {}

    /**
     * At a rate, whatever the system does.
     *
     * @param rate visits per second
     * @param joints where the rate may jump, nanoseconds since start
     * @param even whether evenly spaced; else by chance, as independent users come
     */
    public record Open(Course rate, List<Long> joints, boolean even) implements Traffic {
        public Open {
            joints = List.copyOf(joints);
        }
    }

    /**
     * By users, who begin anew when they are through.
     *
     * @param users how many
     */
    public record Closed(Course users) implements Traffic {}

    /**
     * As whoever asks has written down, such as from a recording; the journeys of the plan are not looked at.
     *
     * @param parts a source for each worker
     */
    public record Written(Parts parts) implements Traffic {}

    /** Divides what is written down. */
    public interface Parts {
        /** The part of one worker, from 0, of some. */
        Source part(int worker, int workers);
    }

    /** One worker's part. */
    Source source(int worker, int workers) {
        RandomGeneratorDraw draw = new RandomGeneratorDraw(seed, worker);
        if (traffic instanceof Closed closed) {
            return Source.closed(closed.users(), worker, workers, journeys, draw.journeys());
        }
        if (traffic instanceof Written written) {
            return written.parts().part(worker, workers);
        }
        Open open = (Open) traffic;
        long[] joints = open.joints().stream().mapToLong(Long::longValue).toArray();
        long end = length.toNanos();
        Schedule schedule = open.even()
                ? Arrivals.even(open.rate(), joints, end, worker, workers)
                : Arrivals.poisson(open.rate(), joints, end, draw.arrivals(), workers);
        return Source.open(schedule, journeys, draw.journeys());
    }

    /** Streams of chance of one worker, one for each thing that is left to it. */
    private record RandomGeneratorDraw(long seed, int worker) {
        java.util.random.RandomGenerator arrivals() {
            return stream(1);
        }

        java.util.random.RandomGenerator journeys() {
            return stream(2);
        }

        private java.util.random.RandomGenerator stream(int purpose) {
            return RandomGeneratorFactory.of("L64X128MixRandom").create((seed * 31 + worker) * 31 + purpose);
        }
    }
}
