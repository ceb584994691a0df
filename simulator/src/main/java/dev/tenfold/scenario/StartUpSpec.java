package dev.tenfold.scenario;

import dev.tenfold.load.Level;
import dev.tenfold.service.LaunchRate;
import dev.tenfold.service.Probe;
import dev.tenfold.service.StartUp;
import dev.tenfold.spelling.Cores;
import dev.tenfold.spelling.Default;
import dev.tenfold.spelling.Meaning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a replica comes to life.
 *
 * @param like a platform whose published times hold where the others are left out
 * @param pull for its image, before provisioning
 * @param provisioning from its creation to its running process: scheduling, container start
 * @param readiness from its running process to its first request: boot
 * @param p95 what 95 % of the replicas stay below, all of it together; the others are medians then
 * @param cores cores that it burns while it boots
 * @param probe who notices that it is ready
 * @param probeDelay from the running process to the first probe
 * @param probeSuccesses good probes in a row that it takes
 * @param launchRate how fast the platform launches replicas, after a burst
 * @param launchBurst replicas that it launches at once
 * @param together what each replica that boots at the time adds to the boot of one
 */
@Meaning("How a replica comes to life.")
public record StartUpSpec(
        @Meaning("A platform whose published times hold where the keys below are left out.")
        Optional<StartUpLike> like,

        @Meaning("Pull of its image, before provisioning; as like says, else 0s, if left out.")
        Optional<Duration> pull,

        @Meaning("From its creation to its running process: scheduling, container start; as like says, else 3s, if"
                + " left out.")
        Optional<Duration> provisioning,

        @Meaning("From its running process to its first request: boot, first compilation; as like says, else 20s, if"
                + " left out.")
        Optional<Duration> readiness,

        @Meaning("What 95 % of the replicas stay below from creation until they are ready. The times above are medians"
                + " of a log-normal law then; without it, and without like, all replicas take the same.")
        Optional<Duration> p95,

        @Meaning("Cores that it burns while it boots.") @Default("0")
        Cores cores,

        @Meaning("Period of the readiness probe; none sends requests to a replica that runs, which fail until it is"
                + " ready. Readiness is noticed at once if left out.")
        Optional<ProbeSpec> probe,

        @Meaning("From the running process to the first probe; goes with a period.")
        Optional<Duration> probeDelay,

        @Meaning("Good probes in a row that it takes; goes with a period; 1 if left out.")
        Optional<Integer> probeSuccesses,

        @Meaning("How fast the platform launches replicas after a burst, such as 60/min; as like says, else as fast as"
                + " they are asked for, if left out.")
        Optional<Level> launchRate,

        @Meaning("Replicas that it launches at once; goes with launch-rate; 1 if left out.")
        Optional<Integer> launchBurst,

        @Meaning("What each replica that boots at the time, itself included, adds to readiness: they share a machine.")
        @Default("0s")
        Duration together) {
    private static final Duration PROVISIONING = Duration.ofSeconds(3);
    private static final Duration READINESS = Duration.ofSeconds(20);

    public StartUpSpec {
        pull.ifPresent(time -> Spelled.requireNotNegative("pull", time));
        provisioning.ifPresent(time -> Spelled.requireNotNegative("provisioning", time));
        readiness.ifPresent(time -> Spelled.requireNotNegative("readiness", time));
        probeDelay.ifPresent(time -> Spelled.requireNotNegative("probeDelay", time));
        Spelled.requireNotNegative("together", together);
        boolean periodic = probe.isPresent() && probe.get().period().isPresent();
        if ((probeDelay.isPresent() || probeSuccesses.isPresent()) && !periodic) {
            throw new IllegalArgumentException("probeDelay and probeSuccesses must go with a period in probe");
        }
        if (probeSuccesses.isPresent() && (probeSuccesses.get() < 1 || probeSuccesses.get() > 1000)) {
            throw new IllegalArgumentException("probeSuccesses must be 1..1000, was " + probeSuccesses.get());
        }
        if (launchRate.isPresent()
                && (launchRate.get().unit() != Level.Unit.PER_SECOND
                        || launchRate.get().amount() <= 0)) {
            throw new IllegalArgumentException("launchRate must be a rate > 0 such as 60/min");
        }
        if (launchBurst.isPresent() && (launchBurst.get() < 1 || launchRate.isEmpty() && like.isEmpty())) {
            throw new IllegalArgumentException("launchBurst must be >= 1 and go with launchRate");
        }
        long median = median(like, pull, provisioning, readiness);
        if (p95.isPresent() && p95.get().toNanos() < median) {
            throw new IllegalArgumentException("p95 must not be below the times that it is of, "
                    + Spelled.time(Duration.ofNanos(median)) + ", was " + Spelled.time(p95.get()));
        }
    }

    /** The same in the model's units. */
    public StartUp startUp() {
        long before = pull(like, pull) + provisioning(like, provisioning);
        long boot = readiness(like, readiness);
        double median = (before + boot) / 1e9;
        double sigma = p95.map(time -> StartUp.sigma(median, time.toNanos() / 1e9))
                .or(() -> like.map(StartUpLike::sigma))
                .orElse(0.0);
        return new StartUp(before, boot, cores.value(), sigma, model(), launches(), together.toNanos());
    }

    /** What holds where the author left open, as it would be written. */
    List<String> implied() {
        List<String> implied = new ArrayList<>();
        if (provisioning.isEmpty()) {
            implied.add("start-up.provisioning: " + Spelled.time(Duration.ofNanos(provisioning(like, provisioning))));
        }
        if (readiness.isEmpty()) {
            implied.add("start-up.readiness: " + Spelled.time(Duration.ofNanos(readiness(like, readiness))));
        }
        return implied;
    }

    private Probe model() {
        if (probe.isEmpty()) {
            return Probe.AT_ONCE;
        }
        return probe.get()
                .period()
                .map(period -> Probe.every(
                        period.toNanos(), probeDelay.orElse(Duration.ZERO).toNanos(), probeSuccesses.orElse(1)))
                .orElse(Probe.NONE);
    }

    private LaunchRate launches() {
        LaunchRate otherwise = like.map(StartUpLike::launches).orElse(LaunchRate.UNLIMITED);
        double burst = launchBurst.map(Integer::doubleValue).orElse(launchRate.isPresent() ? 1.0 : otherwise.burst());
        return new LaunchRate(burst, launchRate.map(Level::amount).orElse(otherwise.perSecond()));
    }

    private static long median(
            Optional<StartUpLike> like,
            Optional<Duration> pull,
            Optional<Duration> provisioning,
            Optional<Duration> readiness) {
        return pull(like, pull) + provisioning(like, provisioning) + readiness(like, readiness);
    }

    private static long pull(Optional<StartUpLike> like, Optional<Duration> pull) {
        return pull.orElse(like.map(StartUpLike::pull).orElse(Duration.ZERO)).toNanos();
    }

    private static long provisioning(Optional<StartUpLike> like, Optional<Duration> own) {
        return own.orElse(like.map(StartUpLike::provisioning).orElse(PROVISIONING))
                .toNanos();
    }

    private static long readiness(Optional<StartUpLike> like, Optional<Duration> own) {
        return own.orElse(like.map(StartUpLike::readiness).orElse(READINESS)).toNanos();
    }
}
