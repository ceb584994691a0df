package dev.tenfold.verdict;

import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Line;
import dev.tenfold.rehearsal.Rehearsal;
import dev.tenfold.scenario.Expectations;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.LatencyMixture;
import dev.tenfold.spelling.Figure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Everything that policies scale, pinned at its maximum: the most load that is still served within the limits, found by
 * rehearsing a steady load without faults again and again, beside the peak that the scenario brings.
 */
final class AtMaximum {
    static final String NAME = "holds-at-maximum";

    private static final Measured MEASURED = Measured.times(NAME, "peak load beside what the maximum serves well");

    /** Steady load for so long is judged, after as long to settle, seconds. */
    private static final long JUDGED = 60;

    /** More than so many times the peak is not looked for. */
    private static final double MOST = 16;

    private static final int HALVINGS = 6;

    private final Script script;
    private final Map<String, Integer> maxima;
    private final long quiet;
    private final double settled;

    private AtMaximum(Script script, Map<String, Integer> maxima) {
        this.script = script;
        this.maxima = maxima;
        quiet = maxima.keySet().stream().mapToLong(this::quietSeconds).max().orElse(1);
        settled = quiet + JUDGED;
    }

    static List<Finding> judge(History yours) {
        Script script = yours.script();
        double limit = script.scenario().expect().holdsAtMaximum().value();
        Map<String, Integer> maxima = new LinkedHashMap<>();
        for (Map.Entry<String, ServiceSpec> each : script.scenario().services().entrySet()) {
            OptionalInt most = script.scaling(each.getKey())
                    .flatMapToInt(spec -> spec.ceiling().stream())
                    .max();
            most.ifPresent(count -> maxima.put(each.getKey(), count));
            if (most.isPresent() && each.getValue().consumes().isPresent()) {
                return List.of(MEASURED.notExercised("", 1 / limit, "users do not wait for messages to be worked off"));
            }
        }
        double peak = script.profile().peak();
        if (maxima.isEmpty() || !(peak > 0)) {
            return List.of(MEASURED.notExercised("", 1 / limit, "no policy has a maximum"));
        }
        return List.of(new AtMaximum(script, maxima).finding(limit, peak));
    }

    private Finding finding(double limit, double peak) {
        double factor = most();
        String unit = script.scenario().load().closed() ? " users" : "/s";
        String fleet = String.join(
                ", ",
                maxima.entrySet().stream()
                        .map(each -> each.getValue() + " of " + each.getKey())
                        .toList());
        String evidence = factor == 0
                ? "pinned at " + fleet + ", not even the least load is served within the limits"
                : "pinned at " + fleet + ", " + (factor >= MOST ? "more than " : "up to ")
                        + Figure.count(factor * peak) + unit + " are served within the limits; the peak is "
                        + Figure.count(peak) + unit;
        return MEASURED.atMost("", 1 / factor, 1 / limit, OptionalDouble.empty(), evidence, List.of());
    }

    /** How many times the peak is served within the limits, to a sixty-fourth of its power of two; 0 if no load is. */
    private double most() {
        double good = 1;
        double bad = 1;
        if (holds(1)) {
            while (good < MOST && holds(2 * good)) {
                good *= 2;
            }
            if (good >= MOST) {
                return MOST;
            }
            bad = 2 * good;
        } else {
            good = 0;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (good + bad) / 2;
            if (holds(middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return good;
    }

    private boolean holds(double factor) {
        Expectations expect = script.scenario().expect();
        Duration length = Duration.ofSeconds(quiet + 2 * JUDGED);
        History history = Rehearsal.pinned(script, maxima, factor, Duration.ofSeconds(quiet), length)
                .run(share -> {});
        LatencyMixture latencies = new LatencyMixture();
        double lost = 0;
        double asked = 0;
        double[] times = history.times();
        for (int i = 0; i < times.length; i++) {
            if (times[i] > settled) {
                latencies.add(history.felt().latencies(i));
                lost += Harm.lost(history.felt(), i);
                asked += history.felt().demand(i);
            }
        }
        double p95 = Latency.p95Millis(latencies, history);
        double allowed = expect.errors().orElse(expect.errorsWhileScaling()).ratio();
        boolean quick = p95 <= expect.p95().orElse(expect.p95WhileScaling()).toNanos() / 1e6;
        return quick && lost <= allowed * Math.max(asked, lost) && !growing(history);
    }

    /** What waits grows without end: latency has only not got there yet. */
    private boolean growing(History history) {
        double[] times = history.times();
        int middle = 0;
        while (middle < times.length - 1 && times[middle] < settled + JUDGED / 2.0) {
            middle++;
        }
        for (Line line : history.lines().values()) {
            double before = line.waiting(middle);
            double after = line.waiting(times.length - 1);
            if (after > 1.5 * before + line.demand(middle)) {
                return true;
            }
        }
        return false;
    }

    /** Until replicas asked for at once are there and warm, and the nodes that they run on. */
    private long quietSeconds(String name) {
        ServiceSpec service = script.scenario().services().get(name);
        double startUp = service.startUp().startUp().totalNanos() / 1e9;
        double nodes = service.nodes()
                .map(pool -> script.scenario().nodes().get(pool))
                .map(pool -> (pool.provisioning().toNanos() + 2 * pool.scan().toNanos()) / 1e9)
                .orElse(0.0);
        return (long) Math.ceil(2 * startUp + service.traits().youthNanos() / 1e9 + nodes) + 1;
    }
}
