package dev.tenfold.policy.keda;

import dev.tenfold.policy.PolicySpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One ScaledJob as its author wrote it: it starts jobs rather than replicas.
 *
 * @param name {@code metadata.name}
 * @param namespace {@code metadata.namespace}, if written
 * @param apiVersion as written
 * @param annotations of {@code metadata}
 * @param pollingInterval seconds; absent means 30
 * @param minReplicaCount jobs that always run; absent means 0
 * @param maxReplicaCount the most jobs at one time; absent means 100
 * @param strategy how many jobs a queue is worth
 * @param calculation {@code multipleScalersCalculation}: {@code max}, {@code min}, {@code avg} or {@code sum}
 * @param triggers in the order written
 * @see <a href="https://keda.sh/docs/latest/reference/scaledjob-spec/">ScaledJob specification</a>
 */
public record ScaledJob(
        String name,
        Optional<String> namespace,
        String apiVersion,
        ScalingAnnotations annotations,
        OptionalInt pollingInterval,
        OptionalInt minReplicaCount,
        OptionalInt maxReplicaCount,
        JobStrategy strategy,
        String calculation,
        List<TriggerSpec> triggers)
        implements PolicySpec {
    private static final int DEFAULT_MAXIMUM = 100;
    private static final int DEFAULT_POLLING = 30;

    public ScaledJob {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(apiVersion, "apiVersion");
        Objects.requireNonNull(annotations, "annotations");
        Objects.requireNonNull(pollingInterval, "pollingInterval");
        Objects.requireNonNull(minReplicaCount, "minReplicaCount");
        Objects.requireNonNull(maxReplicaCount, "maxReplicaCount");
        Objects.requireNonNull(strategy, "strategy");
        Objects.requireNonNull(calculation, "calculation");
        triggers = List.copyOf(triggers);
    }

    /** From one poll to the next. */
    public Duration polling() {
        return Duration.ofSeconds(pollingInterval.orElse(DEFAULT_POLLING));
    }

    /** The most jobs at one time. */
    public int most() {
        return maxReplicaCount.orElse(DEFAULT_MAXIMUM);
    }

    /** The jobs that always run: never more than the most. */
    public int least() {
        return Math.min(minReplicaCount.orElse(0), most());
    }

    @Override
    public OptionalInt floor() {
        return OptionalInt.of(least());
    }
}
