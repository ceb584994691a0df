package dev.tenfold.confirm;

import dev.tenfold.rehearsal.Asked;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.LiveRun;
import dev.tenfold.rehearsal.Outside;
import dev.tenfold.scenario.Script;
import dev.tenfold.service.LatencyMixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

/**
 * What the simulator says of the real system: many runs, each with other chances.
 *
 * @param trials one for each seed
 * @param target how many replicas at least 19 of 20 runs reach: the scale-up has ended once they serve
 */
public record Prediction(List<Trial> trials, int target) {
    /** Runs that give a band of 90 % to within a few percent of its width. */
    public static final int SEEDS = 200;

    private static final long LOOK_NANOS = 50_000_000L;
    /** Nobody reads what is published. */
    private static final Duration LOOK_SELDOM = Duration.ofSeconds(60);

    private static final double REACHED = 0.05;

    public Prediction {
        trials = List.copyOf(trials);
    }

    /**
     * Predicts.
     *
     * @param script the real system, calibrated
     * @param overheadSeconds what each answer takes beyond the model
     * @param seeds how many runs, at least one
     */
    static Prediction of(Script script, Phases phases, double overheadSeconds, int seeds) {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < seeds; i++) {
            trials.add(run(script.seeded(script.scenario().seed() + i), phases, overheadSeconds));
        }
        List<Integer> most = trials.stream()
                .map(trial -> trial.ready().orElseThrow().most(phases.endNanos()))
                .sorted(Comparator.naturalOrder())
                .toList();
        int target = most.get((int) (REACHED * (seeds - 1)));
        return new Prediction(
                trials.stream().map(trial -> trial.scalingTo(target, phases)).toList(), target);
    }

    private static Trial run(Script script, Phases phases, double overheadSeconds) {
        LiveRun run = new LiveRun(script, LOOK_SELDOM, Instant.EPOCH, Outside.NOTHING);
        String service = script.scenario().load().service();
        ReadySteps ready =
                new ReadySteps(script.scenario().services().get(service).replicas());
        for (long now = LOOK_NANOS; now < phases.endNanos(); now += LOOK_NANOS) {
            run.advanceTo(Duration.ofNanos(now));
            ready.add(now, run.replicas(service));
        }
        run.advanceTo(script.length());
        History history = run.finish();
        int peak = history.lines().get(service).peakReplicas();
        return Trial.of(figures(history, phases, overheadSeconds), new Trial.Fleet(ready, peak), phases);
    }

    private static Map<Quantity, Double> figures(History history, Phases phases, double overheadSeconds) {
        Map<Quantity, Double> figures = new EnumMap<>(Quantity.class);
        Asked felt = history.felt();
        LatencyMixture base = latencies(history, phases::base);
        LatencyMixture surge = latencies(history, phases::surge);
        LatencyMixture hold = latencies(history, phases::hold);
        put(figures, Quantity.BASE_P95, base, 0.95, overheadSeconds);
        put(figures, Quantity.SURGE_P95, surge, 0.95, overheadSeconds);
        put(figures, Quantity.SURGE_P99, surge, 0.99, overheadSeconds);
        put(figures, Quantity.HOLD_P50, hold, 0.5, overheadSeconds);
        put(figures, Quantity.HOLD_P95, hold, 0.95, overheadSeconds);
        put(figures, Quantity.HOLD_P99, hold, 0.99, overheadSeconds);
        figures.put(Quantity.HOLD_THROUGHPUT, served(history, phases) / phases.holdSeconds());
        double offered = felt.account().requests();
        figures.put(Quantity.ERRORS, offered > 0 ? felt.account().requestsLost() / offered : 0);
        return figures;
    }

    private static void put(
            Map<Quantity, Double> figures, Quantity quantity, LatencyMixture mixture, double q, double overhead) {
        double seconds = mixture.quantile(q);
        if (Double.isFinite(seconds)) {
            figures.put(quantity, seconds + overhead);
        }
    }

    private static double served(History history, Phases phases) {
        double[] times = history.times();
        double served = 0;
        for (int i = 0; i < times.length; i++) {
            if (phases.hold(nanos(times[i]))) {
                served += history.felt().served(i) * (times[i] - (i == 0 ? 0 : times[i - 1]));
            }
        }
        return served;
    }

    private static LatencyMixture latencies(History history, LongPredicate belongs) {
        LatencyMixture sum = new LatencyMixture();
        double[] times = history.times();
        for (int i = 0; i < times.length; i++) {
            if (belongs.test(nanos(times[i]))) {
                sum.add(history.felt().latencies(i));
            }
        }
        return sum;
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    /** Where nine of ten runs lie, of each quantity that they all say something of. */
    public Map<Quantity, Band> bands() {
        Map<Quantity, Band> bands = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            List<Double> figures = trials.stream()
                    .filter(trial -> trial.figures().containsKey(quantity))
                    .map(trial -> trial.figures().get(quantity))
                    .toList();
            if (figures.size() == trials.size()) {
                bands.put(quantity, Band.of(figures));
            }
        }
        return bands;
    }

    /** Where nine of ten runs lie with the replicas that take requests, at an instant. */
    public Band replicasAt(long nanos) {
        return Band.of(trials.stream()
                .map(trial -> (double) trial.ready().orElseThrow().at(nanos))
                .toList());
    }
}
