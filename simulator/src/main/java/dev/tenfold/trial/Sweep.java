package dev.tenfold.trial;

import dev.tenfold.document.Json;
import dev.tenfold.scenario.Script;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a sweep tries: every combination of the values of its axes, each with every seed. Its points stand in one order,
 * whoever works on them: the first axis varies slowest, the seed quickest. They are worked on in chunks, which are the
 * same for any number of shards: chunk {@code c} belongs to shard {@code c mod n}.
 *
 * @param origin what the points are made of, beside axes and seeds: names and fingerprints of files, values that are
 *     set
 * @param axes directions; none if only seeds vary
 * @param firstSeed the first seed
 * @param seeds how many seeds, counted up from the first; 1 or more
 */
public record Sweep(Map<String, Object> origin, List<Axis> axes, long firstSeed, int seeds) {
    /** A worker that is lost loses at most so many points of its work. */
    private static final int LARGEST_CHUNK = 64;
    /** Enough for many shards to share them evenly. */
    private static final int CHUNKS = 256;

    private static final long MOST_POINTS = 100_000_000;

    public Sweep {
        origin = new LinkedHashMap<>(origin);
        axes = List.copyOf(axes);
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds must be 1 or more, was " + seeds);
        }
        double points = seeds;
        for (Axis axis : axes) {
            points *= axis.values().size();
        }
        if (points > MOST_POINTS) {
            throw new IllegalArgumentException("must have at most 100,000,000 points");
        }
        if (axes.stream().map(Axis::path).distinct().count() < axes.size()) {
            throw new IllegalArgumentException("must vary each path once");
        }
    }

    /**
     * A sweep over a scenario.
     *
     * @param version of Tenfold: another one may give other results
     */
    public static Sweep over(Manuscript manuscript, List<Axis> axes, long firstSeed, int seeds, String version) {
        Script script = manuscript.script();
        Map<String, Object> origin = new LinkedHashMap<>();
        origin.put("tenfold", version);
        origin.put("scenario", Path.of(script.file()).getFileName().toString());
        origin.put("sha256", script.sha256());
        List<Object> policies = new ArrayList<>();
        script.policies().forEach(policy -> policies.add(policy.file() + " " + policy.sha256()));
        origin.put("policies", policies.stream().distinct().toList());
        origin.put("load", Fingerprint.of(script.profile()));
        origin.put("set", manuscript.overrides());
        return new Sweep(origin, axes, firstSeed, seeds);
    }

    /** How many combinations of values there are. */
    public int combinations() {
        return axes.stream().mapToInt(axis -> axis.values().size()).reduce(1, (a, b) -> a * b);
    }

    /** How many points there are. */
    public int points() {
        return combinations() * seeds;
    }

    /** How many points a chunk has; the last one may have fewer. */
    public int chunkSize() {
        return Math.max(1, Math.min(LARGEST_CHUNK, points() / CHUNKS));
    }

    /** How many chunks there are. */
    public int chunks() {
        return (points() + chunkSize() - 1) / chunkSize();
    }

    /** The points of a chunk. */
    public List<Point> chunk(int number) {
        List<Point> chunk = new ArrayList<>();
        int end = Math.min(points(), (number + 1) * chunkSize());
        for (int i = number * chunkSize(); i < end; i++) {
            chunk.add(point(i));
        }
        return chunk;
    }

    /** A point by its place in the order. */
    public Point point(int index) {
        return new Point(index, settings(index / seeds), firstSeed + index % seeds);
    }

    /** The values of a combination by its place in the order. */
    public List<Setting> settings(int combination) {
        Setting[] settings = new Setting[axes.size()];
        int rest = combination;
        for (int i = axes.size() - 1; i >= 0; i--) {
            Axis axis = axes.get(i);
            settings[i] = new Setting(
                    axis.path(), axis.values().get(rest % axis.values().size()));
            rest /= axis.values().size();
        }
        return List.of(settings);
    }

    /** Everything that its results hang on, as JSON: two sweeps are the same if and only if these are. */
    public String spell() {
        Map<String, Object> plan = new LinkedHashMap<>(origin);
        List<Object> varied = new ArrayList<>();
        axes.forEach(axis -> {
            Map<String, Object> spelled = new LinkedHashMap<>();
            spelled.put("path", axis.path());
            spelled.put("values", axis.values());
            varied.add(spelled);
        });
        plan.put("vary", varied);
        plan.put("first-seed", firstSeed);
        plan.put("seeds", seeds);
        plan.put("points", points());
        plan.put("chunk-size", chunkSize());
        return Json.write(plan) + "\n";
    }

    /**
     * One rehearsal of a sweep.
     *
     * @param index its place in the order, from 0
     * @param settings a value for each axis
     * @param seed of its chances
     */
    public record Point(int index, List<Setting> settings, long seed) {}
}
