package dev.tenfold.rehearsal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenfold.calibration.Measurements;
import dev.tenfold.calibration.Role;
import dev.tenfold.calibration.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Real runs of the stock HorizontalPodAutoscaler on the Sock Shop, which lie beside the checkout: a sample of all
 * services each half minute.
 *
 * @param pattern of the users: constant or ramp
 * @param samples by service, in time order
 */
record SockShop(String name, String pattern, Map<String, List<Sample>> samples) {
    static final List<String> SERVICES =
            List.of("front-end", "carts", "catalogue", "user", "orders", "payment", "shipping");

    /** Each user waits so long between two actions. */
    static final double SECONDS_BETWEEN_REQUESTS = 2;

    /** The load ends 600 s after a run begins. */
    private static final double LOAD_SECONDS = 600;

    private static final long DAY_MILLIS = 86_400_000;

    /**
     * What was seen of a service.
     *
     * @param seconds since the run began
     * @param cores CPU in use over the minute before, all replicas together
     */
    record Sample(long atMillis, double seconds, double replicas, double cores) {}

    /** All runs by name, in time order. */
    static Map<String, SockShop> runs() {
        Map<String, SockShop> runs = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(shared("traces/k8s-hpa-sockshop-runs.csv"))) {
                if (!line.startsWith("timestamp")) {
                    String[] cells = line.split(",", -1);
                    runs.computeIfAbsent(cells[1], name -> new SockShop(name, cells[2], new LinkedHashMap<>()))
                            .add(cells);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return runs;
    }

    /** A file of other people that lies beside the checkout; the test is skipped where it is missing. */
    static Path shared(String name) {
        Path here = Path.of("").toAbsolutePath();
        while (here != null && !Files.isDirectory(here.resolveSibling("shared").resolve("traces"))) {
            here = here.getParent();
        }
        assumeTrue(here != null, "no shared/traces beside the checkout: " + name + " cannot be read");
        return here.resolveSibling("shared").resolve(name);
    }

    private void add(String[] cells) {
        long at = Instant.parse(cells[0]).toEpochMilli();
        List<Sample> own = samples.computeIfAbsent(cells[4], none -> new ArrayList<>());
        double seconds = own.isEmpty() ? 0 : (at - own.get(0).atMillis) / 1e3;
        if (seconds < LOAD_SECONDS) {
            own.add(new Sample(at, seconds, Double.parseDouble(cells[5]), Double.parseDouble(cells[9]) / 100));
        }
    }

    /** When it began, milliseconds since 1970. */
    long startMillis() {
        return samples.get("front-end").get(0).atMillis;
    }

    /** Whether another run has the same pattern of users, on the same day: the generator changed between days. */
    boolean alike(SockShop other) {
        return pattern.equals(other.pattern) && startMillis() / DAY_MILLIS == other.startMillis() / DAY_MILLIS;
    }

    /** Users at a time, as the load generator's own file shapes them. */
    double users(double seconds) {
        if (pattern.equals("constant")) {
            return 50;
        }
        double up = 10 + 140 * Math.min(1, seconds / 300);
        return seconds <= 420 ? up : 150 - 140 * Math.min(1, (seconds - 420) / 180);
    }

    /** Replicas times seconds of a service, each sample counted until the next. */
    double replicaSeconds(String service) {
        List<Sample> own = samples.get(service);
        double sum = 0;
        for (int i = 0; i + 1 < own.size(); i++) {
            sum += own.get(i).replicas * (own.get(i + 1).seconds - own.get(i).seconds);
        }
        return sum;
    }

    double seconds(String service) {
        List<Sample> own = samples.get(service);
        return own.get(own.size() - 1).seconds;
    }

    double replicasAtStart(String service) {
        return samples.get(service).get(0).replicas;
    }

    /** What was measured of a service. Nobody counted requests in most runs: users stand for them. */
    List<Signal> signals(String service) {
        List<Sample> own = samples.get(service);
        long[] millis = own.stream().mapToLong(Sample::atMillis).toArray();
        return List.of(
                new Signal(
                        Role.RATE,
                        name,
                        millis,
                        own.stream()
                                .mapToDouble(each -> users(each.seconds) / SECONDS_BETWEEN_REQUESTS)
                                .toArray()),
                new Signal(
                        Role.CPU,
                        name,
                        millis,
                        own.stream().mapToDouble(Sample::cores).toArray()),
                new Signal(
                        Role.REPLICAS,
                        name,
                        millis,
                        own.stream().mapToDouble(Sample::replicas).toArray()));
    }

    /** Several runs of one service as measurements. */
    static Measurements measurements(List<SockShop> runs, String service) {
        return Measurements.of(
                runs.stream().flatMap(run -> run.signals(service).stream()).toList());
    }
}
