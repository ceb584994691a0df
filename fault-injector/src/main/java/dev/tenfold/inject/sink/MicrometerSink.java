package dev.tenfold.inject.sink;

import dev.tenfold.inject.Destination;
import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Reading;
import dev.tenfold.inject.Sink;
import dev.tenfold.inject.Snapshot;
import dev.tenfold.metric.Labels;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes through a registry of Micrometer, as an application would: gauges, and counters of which the registry tells
 * how they grew in each step. It publishes on its own time. None of these servers can be asked to forget: undo removes
 * the meters, so that nothing more is told of them.
 */
final class MicrometerSink implements Sink {
    static final List<String> OPTIONS =
            List.of("token-file", "token-env", "timeout", "connect-timeout", "step", "max-series");

    private static final int MAX_SERIES = 50_000;
    private static final int MOST_SERIES = 1_000_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final Destination destination;
    private final int maxSeries;
    private final HttpCourier courier;
    private final MeterRegistry registry;
    private final Map<Labels, Told> meters = new HashMap<>();
    private long written;
    private long dropped;

    MicrometerSink(Destination destination, Options options) {
        this.destination = destination;
        maxSeries = options.count("max-series", MAX_SERIES, 1, MOST_SERIES);
        courier = new HttpCourier(
                options.duration("timeout", TIMEOUT), options.duration("connect-timeout", CONNECT_TIMEOUT));
        registry = Registries.open(destination, options, courier);
    }

    /** A meter and the value that it reads. */
    private static final class Told {
        private volatile double value;
        private Meter meter;
    }

    @Override
    public Destination destination() {
        return destination;
    }

    @Override
    public Future<Void> write(Snapshot snapshot) {
        Set<Labels> onAir = new HashSet<>();
        for (Family family : snapshot.families()) {
            for (Reading reading : family.readings()) {
                if (onAir.size() < maxSeries) {
                    onAir.add(reading.labels());
                    tell(family, reading);
                } else {
                    dropped++;
                }
            }
        }
        written += onAir.size();
        Set<Labels> gone = new HashSet<>(meters.keySet());
        gone.removeAll(onAir);
        gone.forEach(this::remove);
        return Future.succeededFuture();
    }

    private void tell(Family family, Reading reading) {
        Told told = meters.get(reading.labels());
        if (told == null) {
            told = new Told();
            told.value = reading.value();
            told.meter = meter(family, reading.labels(), told);
            meters.put(reading.labels(), told);
        }
        told.value = reading.value();
    }

    private Meter meter(Family family, Labels labels, Told told) {
        Tags[] tags = {Tags.empty()};
        labels.withoutName().forEach((name, value) -> tags[0] = tags[0].and(name, value));
        if (family.type() == Family.Type.GAUGE) {
            return Gauge.builder(labels.name(), told, each -> each.value)
                    .tags(tags[0])
                    .description(family.help())
                    .register(registry);
        }
        // Counting starts with the first value: what was before has not happened now.
        double before = told.value;
        return FunctionCounter.builder(labels.name(), told, each -> each.value - before)
                .tags(tags[0])
                .description(family.help())
                .register(registry);
    }

    private void remove(Labels labels) {
        Told told = meters.remove(labels);
        if (told != null) {
            registry.remove(told.meter);
        }
    }

    @Override
    public Future<Void> undo(Collection<Labels> series, Instant now) {
        List.copyOf(meters.keySet()).forEach(this::remove);
        return Future.succeededFuture();
    }

    @Override
    public Health health() {
        String trouble = courier.trouble();
        return new Health(trouble.isEmpty(), written, 0, dropped, trouble);
    }

    /**
     * Removes all meters first, since a registry publishes once more when it closes. That may take a while and ends
     * with the registry's own thread, so that it is left to a thread that nobody waits for.
     */
    @Override
    public void close() {
        List.copyOf(meters.keySet()).forEach(this::remove);
        Thread closing = new Thread(registry::close, "tenfold-" + destination.kind() + "-close");
        closing.setDaemon(true);
        closing.start();
    }
}
