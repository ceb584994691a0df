package dev.tenfold.inject.sink;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Sink;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** All kinds of sinks, by the names that destinations give them. */
public final class Sinks {
    private static final Map<String, Kind> KINDS = kinds();

    private Sinks() {}

    /** Makes a sink of one kind. */
    @FunctionalInterface
    private interface Maker {
        Sink make(Vertx vertx, Destination destination, Options options, Timer timer, RandomGenerator random);
    }

    private record Kind(List<String> options, Maker maker) {}

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("remote-write", new Kind(http(RemoteWriteSink.OPTIONS), RemoteWriteSink::new));
        return kinds;
    }

    private static List<String> http(List<String> more) {
        List<String> all = new ArrayList<>(Options.HTTP);
        all.addAll(more);
        return all;
    }

    /** Names of all kinds, in the order of the documentation. */
    public static List<String> names() {
        return List.copyOf(KINDS.keySet());
    }

    /**
     * Opens a sink; nothing is written yet.
     *
     * @throws IllegalArgumentException in one line, if the destination says what no sink can do
     */
    public static Sink open(Vertx vertx, Destination destination) {
        return open(vertx, destination, Timer.of(vertx), new SplittableRandom(new SecureRandom().nextLong()));
    }

    /** The same, with time and chance of the caller's own. */
    static Sink open(Vertx vertx, Destination destination, Timer timer, RandomGenerator random) {
        Kind kind = KINDS.get(destination.kind());
        if (kind == null) {
            throw new IllegalArgumentException("no sink is called " + destination.kind()
                    + Options.maybe(destination.kind(), KINDS.keySet()) + "; known are " + Options.sorted(KINDS.keySet()));
        }
        Options options = new Options(destination, kind.options());
        return kind.maker().make(vertx, destination, options, timer, random);
    }
}
