package dev.tenfold.cli;

import dev.tenfold.drive.seek.Limit;
import dev.tenfold.drive.seek.ProcessUse;
import dev.tenfold.prometheus.PrometheusFailure;
import dev.tenfold.prometheus.PrometheusServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of the target's resources is used, read each second: a process on this machine, or queries to a Prometheus. */
final class ResourceWatch implements AutoCloseable {
    static final Option PID =
            Option.value("--pid", "PID", "Watch CPU and memory of this local process, to tell what limits.");
    static final Option PROMETHEUS = Option.value("--prometheus", "URL", "Ask this Prometheus what limits.");
    static final Option WATCH = new Option(
            "--watch",
            "",
            "KIND=QUERY",
            true,
            "A query to Prometheus whose first value is the used share, 0..1, of cpu, memory, network, disk,"
                    + " dependency or pool. Repeatable.");

    private static final Pattern VALUE = Pattern.compile("\"value\":\\[[^,]*,\"([^\"]+)\"");

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Optional<ProcessUse> process;
    private final Optional<PrometheusServer> prometheus;
    private final Map<Limit.Kind, String> queries;
    private final List<Map<Limit.Kind, Double>> readings = new ArrayList<>();

    private ResourceWatch(
            Optional<ProcessUse> process, Optional<PrometheusServer> prometheus, Map<Limit.Kind, String> queries) {
        this.process = process;
        this.prometheus = prometheus;
        this.queries = queries;
        clock.scheduleAtFixedRate(this::read, 1, 1, TimeUnit.SECONDS);
    }

    static ResourceWatch of(Given given) throws Misuse {
        Map<Limit.Kind, String> queries = new EnumMap<>(Limit.Kind.class);
        for (String watch : given.values(WATCH)) {
            int equals = watch.indexOf('=');
            queries.put(kind(watch, equals), watch.substring(equals + 1));
        }
        if (given.has(PROMETHEUS) != !queries.isEmpty()) {
            throw new Misuse("--prometheus and --watch go together");
        }
        try {
            Optional<ProcessUse> process = Optional.empty();
            if (given.number(PID).isPresent()) {
                process = Optional.of(new ProcessUse(given.number(PID).getAsLong()));
            }
            Optional<PrometheusServer> server =
                    given.value(PROMETHEUS).map(URI::create).map(PrometheusServer::new);
            return new ResourceWatch(process, server, queries);
        } catch (IOException gone) {
            throw new Misuse("--pid must be a process on this machine (Linux), was "
                    + given.value(PID).orElse(""));
        } catch (IllegalArgumentException wrong) {
            throw new Misuse("--prometheus must be a URL: " + wrong.getMessage());
        }
    }

    private static Limit.Kind kind(String watch, int equals) throws Misuse {
        List<Limit.Kind> known = List.of(
                Limit.Kind.CPU,
                Limit.Kind.MEMORY,
                Limit.Kind.NETWORK,
                Limit.Kind.DISK,
                Limit.Kind.DEPENDENCY,
                Limit.Kind.POOL);
        for (Limit.Kind each : known) {
            if (equals > 0 && each.name().toLowerCase(Locale.ROOT).equals(watch.substring(0, equals))) {
                return each;
            }
        }
        throw new Misuse(
                "--watch must be KIND=QUERY with cpu, memory, network, disk, dependency or pool, was " + watch);
    }

    private void read() {
        Map<Limit.Kind, Double> used = new EnumMap<>(Limit.Kind.class);
        if (process.isPresent()) {
            try {
                used.putAll(process.get().read());
            } catch (IOException gone) {
                used.clear(); // it ended: there is nothing to tell
            }
        }
        queries.forEach((kind, query) -> ask(query).ifPresent(share -> used.put(kind, share)));
        synchronized (readings) {
            readings.add(used);
        }
    }

    private Optional<Double> ask(String query) {
        try {
            Matcher value = VALUE.matcher(prometheus.orElseThrow().query(query, System.currentTimeMillis()));
            return value.find() ? Optional.of(Double.parseDouble(value.group(1))) : Optional.empty();
        } catch (PrometheusFailure | NumberFormatException unknown) {
            return Optional.empty();
        }
    }

    /** Means of the last seconds. */
    Map<Limit.Kind, Double> last(int seconds) {
        Map<Limit.Kind, Double> means = new EnumMap<>(Limit.Kind.class);
        synchronized (readings) {
            List<Map<Limit.Kind, Double>> some =
                    readings.subList(Math.max(0, readings.size() - Math.max(1, seconds)), readings.size());
            for (Limit.Kind kind : Limit.Kind.values()) {
                some.stream()
                        .filter(each -> each.containsKey(kind))
                        .mapToDouble(each -> each.get(kind))
                        .average()
                        .ifPresent(mean -> means.put(kind, mean));
            }
        }
        return means;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
