package dev.tenfold.drive.seek;

import dev.tenfold.spelling.Figure;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What limits the system, as far as can be told.
 *
 * @param kind of resource
 * @param why one clause
 */
public record Limit(Kind kind, String why) {
    /** From this share on a resource is used up. */
    private static final double FULL = 0.85;

    /** What can run out. */
    public enum Kind {
        /** Processor time. */
        CPU,
        /** Memory. */
        MEMORY,
        /** Bandwidth or packets. */
        NETWORK,
        /** Bandwidth or operations of a disk. */
        DISK,
        /** A system that this one asks. */
        DEPENDENCY,
        /** Threads, connections or slots. */
        POOL,
        /** It refuses on purpose, with 429. */
        THROTTLE,
        /** The generator itself; the system was never at its limit. */
        GENERATOR,
        /** Nothing that was measured tells. */
        UNKNOWN
    }

    /**
     * A step with what was measured of the target's resources in it.
     *
     * @param tried the step
     * @param used share of each resource, 0..1, mean of the step
     */
    public record Observed(Search.Tried tried, Map<Kind, Double> used) {}

    /** Names what ran out first, at the lowest rate that the system did not sustain. */
    public static Limit of(List<Observed> steps, Search.Answer answer) {
        if (answer.generatorLimited()) {
            return new Limit(Kind.GENERATOR, "the generator was the limit before the system was");
        }
        Optional<Observed> failed = steps.stream()
                .filter(each ->
                        !each.tried().ruling().held() && each.tried().ruling().kind() != Ruling.Kind.VOID)
                .filter(each -> each.tried().rate() > answer.rate())
                .min(Comparator.comparingDouble(each -> each.tried().rate()));
        if (failed.isEmpty()) {
            return new Limit(Kind.UNKNOWN, "no rate was too much");
        }
        Map<Kind, Double> used = failed.get().used();
        Optional<Map.Entry<Kind, Double>> fullest =
                used.entrySet().stream().filter(each -> each.getValue() >= FULL).max(Map.Entry.comparingByValue());
        Ruling ruling = failed.get().tried().ruling();
        if (throttled(ruling) > 0.5) {
            return new Limit(Kind.THROTTLE, Figure.percent(throttled(ruling)) + " of bad answers are 429");
        }
        return fullest.map(full -> new Limit(
                        full.getKey(),
                        Figure.percent(full.getValue()) + " used at "
                                + Figure.plain(failed.get().tried().rate(), 1) + "/s"))
                .orElseGet(() -> unseen(used, steps));
    }

    private static double throttled(Ruling ruling) {
        double bad = ruling.samples().stream()
                .mapToDouble(each -> each.bad() * each.ended())
                .sum();
        double throttled =
                ruling.samples().stream().mapToDouble(Sample::throttled).sum();
        return bad == 0 ? 0 : throttled / bad;
    }

    private static Limit unseen(Map<Kind, Double> used, List<Observed> steps) {
        String places = places(steps);
        Double cpu = used.get(Kind.CPU);
        if (cpu != null && cpu < 0.7 && !places.isEmpty()) {
            return new Limit(
                    Kind.POOL, "inferred: requests wait while its CPU is " + Figure.percent(cpu) + " used" + places);
        }
        String seen = used.isEmpty() ? "none of its resources was watched" : "no resource that was watched is full";
        return new Limit(Kind.UNKNOWN, seen + places);
    }

    /** By Little's law: as if so many places were all taken. */
    private static String places(List<Observed> steps) {
        Optional<Ruling> light = steps.stream()
                .map(each -> each.tried())
                .filter(each -> each.ruling().held() && each.ruling().throughput() > 0)
                .min(Comparator.comparingDouble(Search.Tried::rate))
                .map(Search.Tried::ruling);
        double most = steps.stream()
                .mapToDouble(each -> each.tried().ruling().throughput())
                .max()
                .orElse(0);
        if (light.isEmpty() || light.get().inFlight() == 0) {
            return "";
        }
        double unloaded = light.get().inFlight() / light.get().throughput();
        return "; it behaves as if " + Figure.plain(most * unloaded, 1) + " places of " + Figure.time(unloaded)
                + " each were taken";
    }
}
