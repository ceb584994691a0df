package dev.tenfold.rehearsal;

import dev.tenfold.kernel.RandomStreams;
import dev.tenfold.load.Course;
import dev.tenfold.load.Fluctuation;
import dev.tenfold.load.Mix;
import dev.tenfold.load.Profile;
import dev.tenfold.scenario.LoadSpec;
import dev.tenfold.scenario.Script;
import dev.tenfold.spelling.Figure;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Requests over time. A rate comes whatever the answers; users come back for more only when they have their answer and
 * have thought about it, so that a slow system is asked less. What comes are kinds of requests, and surges shift their
 * mix.
 */
final class Demand {
    private final Course course;
    private final Mix mix;
    private final boolean closed;
    private final double[] thinks;
    private final double[] rest;
    private final double restThink;
    private final double[] amounts;
    /** The load without what its shape adds to its start. */
    private final Course flat;

    private final boolean noisy;
    private double intensity = 1;

    Demand(Script script, RandomStreams streams) {
        LoadSpec load = script.scenario().load();
        long length = script.length().toNanos();
        Optional<Fluctuation> noise = load.noise().map(each -> new Fluctuation(each, streams.stream("noise"), length));
        noisy = noise.isPresent();
        double start = script.profile().at(0);
        course = new Course(script.profile(), noise);
        flat = new Course(new Profile(List.of(new Profile.Piece(start, start, length))), noise);
        mix = load.mix();
        closed = load.closed();
        thinks = mix.kinds().stream().mapToDouble(Mix.Kind::thinkSeconds).toArray();
        rest = mix.sharesAtRest();
        restThink = load.thinkSeconds();
        amounts = rest.clone();
    }

    /**
     * Changes the height of what is to come: multiplies what the load's shape, and its surges, add to its start.
     *
     * @param factor 1 as written, 0 or more
     */
    void intensity(double factor) {
        if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("intensity must be >= 0, was " + Figure.plain(factor, 6));
        }
        intensity = factor;
    }

    /**
     * Requests that come in a step. For users the implicit form of {@code thinking / think time}, which is stable at
     * any step: those count as thinking who do so at the step's end, if answers go on as before.
     *
     * @param fromNanos start of the step
     * @param toNanos end of the step
     * @param waiting users who wait for an answer
     * @param answeredPerSecond rate at which users got answers of any kind in the step before
     */
    double requests(long fromNanos, long toNanos, double waiting, double answeredPerSecond) {
        double level = meanLevel(fromNanos, toNanos);
        double seconds = (toNanos - fromNanos) / 1e9;
        if (!closed) {
            return level * seconds;
        }
        double think = restsDuring(fromNanos, toNanos) ? restThink : think(amounts);
        double free = Math.max(0, level - waiting + answeredPerSecond * seconds);
        double coming = seconds * free / (think + seconds);
        // What was answered at once after a sudden change does not go on: all users think for so long at least.
        return think > 0 ? Math.min(coming, seconds * level / think) : coming;
    }

    /** Mean users or requests per second over a step, surges and noise included; brings {@link #amounts()} up to it. */
    double meanLevel(long fromNanos, long toNanos) {
        double level = course.meanOver(fromNanos, toNanos);
        if (intensity != 1) {
            level = heightened(level, flat.meanOver(fromNanos, toNanos));
        }
        if (restsDuring(fromNanos, toNanos)) {
            return level;
        }
        mix.over(course, fromNanos, toNanos, amounts);
        heighten(amounts);
        return level * growth(amounts);
    }

    /**
     * Whether the level ends an interval about where it begins it, with nothing to hear of in between but its stages.
     *
     * @param share how far apart both ends may be, as a share of the start
     */
    boolean evenOver(long fromNanos, long toNanos, double share) {
        if (noisy || intensity != 1 || !restsDuring(fromNanos, toNanos)) {
            return false;
        }
        double start = course.at(fromNanos);
        return Math.abs(course.at(toNanos) - start) <= share * start;
    }

    /** Never below nothing: what a shape takes from its start, an intensity above 1 takes more than once. */
    private double heightened(double level, double start) {
        return Math.max(0, start + intensity * (level - start));
    }

    private void heighten(double[] kinds) {
        for (int i = 0; intensity != 1 && i < kinds.length; i++) {
            kinds[i] = Math.max(0, rest[i] + intensity * (kinds[i] - rest[i]));
        }
    }

    /** Whether the mix of a step is that at rest. */
    boolean restsDuring(long fromNanos, long toNanos) {
        return mix.restsDuring(fromNanos, toNanos);
    }

    /** How often each kind came in the last step that had a surge, beside the others; the array is the demand's own. */
    double[] amounts() {
        return amounts;
    }

    /** How often each kind comes where no surge is, beside the others; the array is the demand's own. */
    double[] amountsAtRest() {
        return rest;
    }

    /** The kinds of requests, in the order of {@link #amounts()}. */
    Mix mix() {
        return mix;
    }

    /** Whether the level is users, who think, rather than requests per second. */
    boolean closed() {
        return closed;
    }

    /**
     * Users or requests per second at an instant, surges and noise included, for a model that works request by request.
     *
     * @param nowNanos nanoseconds since start
     * @param into takes how often each kind comes then, beside the others; an element a kind
     */
    double at(long nowNanos, double[] into) {
        mix.at(nowNanos, into);
        heighten(into);
        double level = intensity == 1 ? course.at(nowNanos) : heightened(course.at(nowNanos), flat.at(nowNanos));
        return level * growth(into);
    }

    /**
     * No instant of an interval has a higher level than this: what random arrivals are thinned from.
     *
     * @param fromNanos start of the interval
     * @param toNanos end of the interval
     */
    double ceilingOver(long fromNanos, long toNanos) {
        double ceiling = course.ceilingOver(fromNanos, toNanos);
        if (intensity != 1) {
            double atStart = Math.max(0, 1 - intensity) * flat.ceilingOver(fromNanos, toNanos);
            ceiling = Math.max(1, intensity) * (intensity * ceiling + atStart);
        }
        return mix.restsDuring(fromNanos, toNanos) ? ceiling : ceiling * mix.mostGrowth() * Math.max(1, slowest());
    }

    /**
     * The kind of a request by chance.
     *
     * @param amounts how often each kind comes, beside the others
     * @return its index among the kinds of the mix
     */
    static int pick(double[] amounts, RandomGenerator random) {
        double sum = 0;
        for (double amount : amounts) {
            sum += amount;
        }
        double left = random.nextDouble() * sum;
        int kind = 0;
        while (kind + 1 < amounts.length && left >= amounts[kind]) {
            left -= amounts[kind];
            kind++;
        }
        return kind;
    }

    /**
     * What surges make of the level: of a rate as many times the requests; of users as many times those, where users of
     * a kind count as long as they think, so that they ask for the others as often as before.
     */
    private double growth(double[] amounts) {
        double growth = 0;
        for (int i = 0; i < amounts.length; i++) {
            growth += closed && restThink > 0 ? amounts[i] * thinks[i] / restThink : amounts[i];
        }
        return growth;
    }

    private double think(double[] amounts) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < amounts.length; i++) {
            sum += amounts[i] * thinks[i];
            all += amounts[i];
        }
        return sum / all;
    }

    /** The longest time to think over the mean of all. */
    private double slowest() {
        double most = 0;
        for (double think : thinks) {
            most = Math.max(most, think);
        }
        return closed && restThink > 0 ? most / restThink : 1;
    }
}
