package dev.tenfold.inject.sink;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Sink;
import io.vertx.core.Vertx;
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
        kinds.put("pushgateway", new Kind(http(Pushgateway.OPTIONS), laned(Pushgateway::new)));
        kinds.put("otlp", new Kind(http(Otlp.OPTIONS), laned(Otlp::new)));
        kinds.put("influx", new Kind(http(List.of("buffer")), laned(Influx::new)));
        kinds.put(
                "statsd",
                new Kind(
                        both(Wire.OPTIONS, Statsd.OPTIONS),
                        laned((vertx, destination, options) -> new Wire(
                                vertx,
                                options.uri("udp", "tcp"),
                                options,
                                new Statsd(options),
                                options.count("packet", Wire.ETHERNET, 64, 65_507)))));
        kinds.put(
                "graphite",
                new Kind(
                        both(Wire.OPTIONS, Graphite.OPTIONS),
                        laned((vertx, destination, options) ->
                                new Wire(vertx, options.uri("tcp"), options, new Graphite(options), Wire.ETHERNET))));
        for (String registry : Registries.names()) {
            kinds.put(
                    registry,
                    new Kind(
                            both(MicrometerSink.OPTIONS, Registries.options(registry)),
                            (vertx, destination, options, timer, random) -> new MicrometerSink(destination, options)));
        }
        return kinds;
    }

    /** Makes the outlet of a sink of one lane. */
    @FunctionalInterface
    private interface OutletMaker {
        Outlet make(Vertx vertx, Destination destination, Options options);
    }

    private static Maker laned(OutletMaker maker) {
        return (vertx, destination, options, timer, random) -> {
            // A Pushgateway keeps nothing but the last: neither does its lane.
            int otherwise = destination.kind().equals("pushgateway") ? 1 : LanedSink.BUFFER;
            int buffer = options.count("buffer", otherwise, 1, LanedSink.MOST_BUFFER);
            return new LanedSink(destination, maker.make(vertx, destination, options), buffer, timer, random);
        };
    }

    private static List<String> both(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static List<String> http(List<String> more) {
        return both(Options.HTTP, more);
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
        return open(vertx, destination, Timer.of(vertx), new SplittableRandom(System.nanoTime()));
    }

    /** The same, with time and chance of the caller's own. */
    static Sink open(Vertx vertx, Destination destination, Timer timer, RandomGenerator random) {
        Kind kind = KINDS.get(destination.kind());
        if (kind == null) {
            throw new IllegalArgumentException(
                    "no sink is called " + destination.kind() + Options.maybe(destination.kind(), KINDS.keySet())
                            + "; known are " + Options.sorted(KINDS.keySet()));
        }
        Options options = new Options(destination, kind.options());
        return kind.maker().make(vertx, destination, options, timer, random);
    }
}
