package dev.tenfold.policy.gcp;

import dev.tenfold.policy.PolicySpec;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One autoscaler of a managed instance group as its author wrote it, with Google's defaults filled in.
 *
 * @param name of the autoscaler
 * @param target the group, as written
 * @param mode {@code mode}
 * @param limits {@code minNumReplicas} and {@code maxNumReplicas}
 * @param initializationPeriod {@code coolDownPeriodSec}
 * @param stabilizationPeriod {@code stabilizationPeriodSec}
 * @param scaleInControl {@code scaleInControl}, if written
 * @param signals what it goes by, in the order written
 * @param schedules in the order written
 * @see <a href="https://cloud.google.com/compute/docs/reference/rest/v1/autoscalers">REST resource: autoscalers</a>
 */
public record AutoscalerSpec(
        String name,
        String target,
        AutoscalerMode mode,
        GroupLimits limits,
        Duration initializationPeriod,
        Duration stabilizationPeriod,
        Optional<ScaleInControl> scaleInControl,
        List<Signal> signals,
        List<ScalingSchedule> schedules)
        implements PolicySpec {

    public AutoscalerSpec {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(initializationPeriod, "initializationPeriod");
        Objects.requireNonNull(stabilizationPeriod, "stabilizationPeriod");
        Objects.requireNonNull(scaleInControl, "scaleInControl");
        signals = List.copyOf(signals);
        schedules = List.copyOf(schedules);
    }

    @Override
    public OptionalInt floor() {
        return OptionalInt.of(limits.min());
    }

    @Override
    public OptionalInt ceiling() {
        return OptionalInt.of(limits.max());
    }
}
