package dev.tenfold.confirm;

import dev.tenfold.confirm.site.Balancer;
import dev.tenfold.confirm.worker.Job;
import dev.tenfold.document.BadInput;
import dev.tenfold.kernel.RandomStreams;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.scenario.Scenario;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.StartUp;
import dev.tenfold.spelling.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What is confirmed: a scenario at a scale, with everything that makes it a real system.
 *
 * @param scripts reads it
 * @param script as it is played
 * @param overrides what the scale changed of it
 * @param scale how much smaller it is
 * @param mode how its replicas work
 */
public record Subject(Scripts scripts, Script script, List<String> overrides, Scale scale, Job.Mode mode) {
    /** Replicas that a small machine can run. */
    static final int MOST_REPLICAS = 24;

    private static final double Z95 = 1.6448536269514722;
    private static final int UNLIMITED_SLOTS = 1_000_000;

    /**
     * A scenario at a scale.
     *
     * @param local whether Tenfold makes the system; else it is somebody else's, and may be anything
     */
    public static Subject of(Scripts scripts, Scale scale, Job.Mode mode, boolean local) throws BadInput, Refusal {
        Script whole = scripts.with(List.of());
        List<String> reasons = local ? Objections.to(whole) : List.of();
        if (!reasons.isEmpty()) {
            throw new Refusal(reasons);
        }
        List<String> overrides = shrink(whole.scenario(), scale, local ? policy(whole) : Optional.empty());
        Script small = scripts.with(overrides);
        return new Subject(
                scripts, small.under(small.profile().times(scale.ratio())), List.copyOf(overrides), scale, mode);
    }

    /** @param policy what may ask for more replicas than a small machine can run */
    private static List<String> shrink(Scenario scenario, Scale scale, Optional<HpaSpec> policy) {
        ServiceSpec spec = scenario.services().get(scenario.load().service());
        String path = "services." + scenario.load().service() + ".";
        List<String> changed = new ArrayList<>();
        changed.add("model=requests");
        changed.add("tick=100ms");
        changed.add("controllers.sync-offset="
                + millis(scenario.controllers()
                        .syncOffset()
                        .map(java.time.Duration::toMillis)
                        .orElse(0L)));
        changed.add("controllers.metric-offset="
                + millis(scenario.controllers()
                        .metricOffset()
                        .map(java.time.Duration::toMillis)
                        .orElse(0L)));
        if (scale.ratio() < 1) {
            changed.add(path + "cores=" + scale.of((int) (spec.cores().milli() / 1000)));
            spec.slots().ifPresent(slots -> changed.add(path + "slots=" + scale.of(slots)));
            changed.add(path + "requests.cpu=" + Math.max(1, Math.round(spec.requestedMilli() * scale.ratio())) + "m");
        }
        if (policy.map(HpaSpec::maxReplicas).orElse(spec.replicas()) > MOST_REPLICAS) {
            changed.add(path + "placement.quota=" + Math.max(spec.replicas(), MOST_REPLICAS));
        }
        return changed;
    }

    private static Optional<HpaSpec> policy(Script script) {
        return script.specs(HpaSpec.class, script.scenario().load().service()).stream()
                .findFirst();
    }

    /** The scenario as it is predicted, with what was measured of the real system. */
    Script calibrated(Calibration found) throws BadInput {
        List<String> all = new ArrayList<>(overrides);
        String path = "services." + service() + ".";
        if (found.boots() > 0) {
            double sigma = found.bootDeviation();
            all.add(path + "start-up.pull=0s");
            all.add(path + "start-up.provisioning=0s");
            all.add(path + "start-up.readiness=" + micros(found.bootSeconds()));
            all.add(path + "start-up.together=" + micros(found.togetherSeconds()));
            all.add(path + "start-up.p95=" + micros(found.bootSeconds() * StrictMath.exp(sigma * Z95) + 2e-6));
            all.add(path + "cpu=" + micros(spec().cpu().toNanos() / 1e9 + found.lateSeconds()));
        }
        Script read = scripts.with(all);
        return read.under(read.profile().times(scale.ratio()));
    }

    /** Name of the service that is made real. */
    public String service() {
        return script.scenario().load().service();
    }

    ServiceSpec spec() {
        return script.scenario().services().get(service());
    }

    /** What scales it, if anything does. */
    Optional<HpaSpec> policy() {
        return policy(script);
    }

    /** The parts of its load. */
    public Phases phases() {
        return Phases.of(script.profile(), script.length().toNanos());
    }

    /** The most replicas that can be asked for. */
    int mostReplicas() {
        int most = policy().map(HpaSpec::maxReplicas).orElse(spec().replicas());
        return Math.max(spec().replicas(), Math.min(most, MOST_REPLICAS));
    }

    /** What the replica of a number is. */
    Job job(int number) {
        StartUp startUp = spec().startUp().startUp();
        RandomGenerator random = new RandomStreams(script.scenario().seed()).stream("replica " + number);
        double factor = startUp.factor(random.nextGaussian());
        return new Job(
                mode,
                (int) (spec().cores().milli() / 1000),
                spec().slots().orElse(UNLIMITED_SLOTS),
                spec().slots().isPresent() ? (int) spec().work().queue() : UNLIMITED_SLOTS,
                spec().cpu().toNanos(),
                spec().variability(),
                spec().latency().toNanos(),
                (long) (startUp.totalNanos() * factor),
                spec().terminationGrace().toNanos(),
                random.nextLong());
    }

    Balancer.Choice choice() {
        return spec().balancing()
                .map(balancing -> switch (balancing.by()) {
                    case POOLED -> Balancer.Choice.POOLED;
                    case LEAST_REQUESTS -> Balancer.Choice.LEAST_REQUESTS;
                    case ROUND_ROBIN -> Balancer.Choice.ROUND_ROBIN;
                    case RANDOM -> Balancer.Choice.RANDOM;
                })
                .orElse(Balancer.Choice.POOLED);
    }

    /** Requests that one replica is sent at once where all wait in one line: those that it can work on. */
    int mostEach() {
        boolean restless = spec().latency().isZero();
        return spec().slots().orElse(restless ? (int) (spec().cores().milli() / 1000) : UNLIMITED_SLOTS);
    }

    private static String micros(double seconds) {
        return Math.round(seconds * 1e6) + "us";
    }

    private static String millis(long millis) {
        return millis + "ms";
    }

    /** What holds of this size alone, and what is drawn from it for the whole, in sentences. */
    public List<String> reach() {
        List<String> reach = new ArrayList<>();
        String slots = spec().slots().map(count -> count + " slots, ").orElse("");
        reach.add("at scale " + scale + ": load from "
                + Figure.plain(script.profile().at(0), 1) + " to "
                + Figure.plain(script.profile().peak(), 1) + ", " + spec().replicas() + " replicas of " + slots
                + spec().cores().milli() / 1000 + " cores; as many replicas as the scenario has, and its own times");
        if (scale.ratio() < 1) {
            reach.add("confirmed is the model at this size; queues of fewer slots are worse than those of more, so"
                    + " latencies of the whole are what the model says of it, not what is measured here");
        }
        if (choice() == Balancer.Choice.POOLED && spec().queue().isPresent()) {
            reach.add("behind one line for all no request is refused for a full queue, so that is not confirmed");
        }
        return reach;
    }
}
