package dev.tenfold.drive.engine;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The load of a scenario, as other engines can be told of it.
 *
 * @param name of letters, digits and dashes
 * @param title one line for people
 * @param closed whether levels are users who begin anew when they are through; else visits per second
 * @param stretches one after another, at least one
 * @param stories what visits do, at least one
 * @param timeout of a request
 * @param goals what has to hold of the whole
 * @param leftAside what the scenario has and no export can say, a sentence each
 */
public record Traffic(
        String name,
        String title,
        boolean closed,
        List<Stretch> stretches,
        List<Story> stories,
        Duration timeout,
        Goals goals,
        List<String> leftAside) {
    public Traffic {
        stretches = List.copyOf(stretches);
        stories = List.copyOf(stories);
        leftAside = List.copyOf(leftAside);
        if (!name.matches("[a-z0-9]([a-z0-9-]*[a-z0-9])?")) {
            throw new IllegalArgumentException("name must be of a-z, 0-9 and dashes, was " + name);
        }
        if (stretches.isEmpty() || stories.isEmpty()) {
            throw new IllegalArgumentException("a load must have stretches and stories");
        }
    }

    /** How long it is. */
    public Duration length() {
        return Duration.ofMillis(stretches.stream().mapToLong(Stretch::millis).sum());
    }

    /** The highest level. */
    public double peak() {
        return stretches.stream()
                .mapToDouble(stretch -> Math.max(stretch.from(), stretch.to()))
                .max()
                .orElseThrow();
    }

    /** Mean number of requests of a visit. */
    public double requestsPerVisit() {
        return mean(stories.stream().mapToDouble(Story::requests).toArray());
    }

    /** How many requests there will be; empty where that depends on how the system answers. */
    public OptionalDouble requests() {
        return closed
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        stretches.stream().mapToDouble(Stretch::arrivals).sum() * requestsPerVisit());
    }

    /** Visits at once if every answer takes as long as it may: what an engine must have room for. */
    int mostAtOnce() {
        double think = mean(stories.stream().mapToDouble(Story::thinkSeconds).toArray());
        double seconds = timeout.toMillis() / 1000.0 * requestsPerVisit() + think;
        return (int) Math.min(Integer.MAX_VALUE / 2, Math.ceil(closed ? peak() : Math.max(1, peak() * seconds)));
    }

    /** Shares of the stories, in parts of a whole, adding up to it. */
    long[] shares(long whole) {
        double weights = stories.stream().mapToDouble(Story::weight).sum();
        long[] shares = new long[stories.size()];
        double until = 0;
        long given = 0;
        for (int i = 0; i < shares.length; i++) {
            until += stories.get(i).weight();
            shares[i] = Math.round(until / weights * whole) - given;
            given += shares[i];
        }
        return shares;
    }

    private double mean(double[] values) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < values.length; i++) {
            sum += stories.get(i).weight() * values[i];
            weights += stories.get(i).weight();
        }
        return sum / weights;
    }
}
