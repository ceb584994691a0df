package dev.tenfold.tune;

import dev.tenfold.kernel.RandomStreams;
import dev.tenfold.scenario.NodePoolSpec;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.StartUp;
import dev.tenfold.spelling.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How one scenario differs from the given one that it is derived from.
 *
 * @param load what is asked, as a multiple
 * @param ramps time of rises and falls, as a multiple
 * @param startUp time until replicas and nodes are there, as a multiple
 * @param later how much later everything happens, nanoseconds; negative for earlier
 * @param seed added to the scenario's own
 */
public record Variation(double load, double ramps, double startUp, long later, long seed) {
    /** The scenario as it is given. */
    public static final Variation NONE = new Variation(1, 1, 1, 0, 0);

    private static final long FIRST_SEED = 1000;

    public Variation {
        if (!(load > 0) || !(ramps > 0) || !(startUp >= 0)) {
            throw new IllegalArgumentException("load and ramps must be > 0, startUp >= 0");
        }
    }

    /**
     * The corners that a search sees beside what is given: the hardest, early and late, and the easiest.
     *
     * @param latitude how far they may differ
     */
    static List<Variation> corners(Latitude latitude) {
        if (latitude.equals(Latitude.NONE)) {
            return List.of();
        }
        long moment = latitude.moment().toNanos();
        double more = 1 + latitude.load();
        double steeper = 1 - latitude.ramps();
        double slower = 1 + latitude.startUp();
        return List.of(
                new Variation(more, steeper, slower, -moment, 1),
                new Variation(more, steeper, slower, moment, 2),
                new Variation(1 - latitude.load(), 1 + latitude.ramps(), 1 - latitude.startUp(), 0, 3));
    }

    /**
     * Variations by chance within the latitude.
     *
     * @param from number of the first: each has a seed of its own
     * @param seed of the drawing
     */
    static List<Variation> drawn(Latitude latitude, int from, int count, long seed) {
        List<Variation> drawn = new ArrayList<>();
        for (int number = from; number < from + count; number++) {
            RandomGenerator random = new RandomStreams(seed).stream("held back " + number);
            drawn.add(new Variation(
                    within(1, latitude.load(), random),
                    within(1, latitude.ramps(), random),
                    within(1, latitude.startUp(), random),
                    Math.round(within(0, latitude.moment().toNanos(), random) / 1e9) * 1_000_000_000L,
                    FIRST_SEED + number));
        }
        return List.copyOf(drawn);
    }

    private static double within(double middle, double width, RandomGenerator random) {
        double drawn = middle + width * (2 * random.nextDouble() - 1);
        return middle == 0 ? drawn : Math.rint(drawn * 1000) / 1000;
    }

    /**
     * The scenario that it makes of a given one.
     *
     * @param index of the given one
     * @param more fields to set besides
     */
    Script of(Source source, int index, List<String> more) {
        List<String> overrides = new ArrayList<>(more);
        Script given = source.read(index, more);
        if (startUp != 1) {
            overrides.addAll(startUps(given.scenario()));
            given = source.read(index, overrides);
        }
        Script varied = seed == 0 ? given : given.drawnAgain(given.scenario().seed() + seed);
        return ramps == 1 && load == 1 && later == 0
                ? varied
                : varied.under(Timing.changed(varied.profile(), ramps, later).times(load));
    }

    private List<String> startUps(Scenario scenario) {
        List<String> overrides = new ArrayList<>();
        for (Map.Entry<String, ServiceSpec> service : scenario.services().entrySet()) {
            String at = "services." + service.getKey() + ".start-up.";
            StartUp times = service.getValue().startUp().startUp();
            overrides.add(at + "pull=0s");
            overrides.add(at + "provisioning=" + scaled(times.provisioningNanos()));
            overrides.add(at + "readiness=" + scaled(times.readinessNanos()));
            // The times above are rounded each, and must not come out above this one.
            service.getValue()
                    .startUp()
                    .p95()
                    .ifPresent(p95 -> overrides.add(at + "p95=" + scaled(p95.toNanos() + 2_000_000)));
        }
        for (Map.Entry<String, NodePoolSpec> pool : scenario.nodes().entrySet()) {
            long nanos = pool.getValue().provisioning().toNanos();
            overrides.add("nodes." + pool.getKey() + ".provisioning=" + scaled(nanos));
        }
        return overrides;
    }

    private String scaled(long nanos) {
        return Math.round(nanos * startUp / 1e6) + "ms";
    }

    /** What is different, for people: {@code load x1.07, ramps x0.81, start-up x1.12, 40 s later, seed +1003}. */
    public String told() {
        if (equals(NONE)) {
            return "as given";
        }
        List<String> parts = new ArrayList<>();
        parts.add("load x" + Figure.plain(load, 3));
        parts.add("ramps x" + Figure.plain(ramps, 3));
        parts.add("start-up x" + Figure.plain(startUp, 3));
        if (later != 0) {
            long seconds = Duration.ofNanos(Math.abs(later)).toSeconds();
            parts.add(seconds + " s " + (later > 0 ? "later" : "earlier"));
        }
        parts.add("seed +" + seed);
        return String.join(", ", parts);
    }
}
