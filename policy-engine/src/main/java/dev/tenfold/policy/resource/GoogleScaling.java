package dev.tenfold.policy.resource;

import dev.tenfold.policy.Declaration;
import dev.tenfold.policy.Figure;
import dev.tenfold.policy.gcp.AutoscalerDefaults;
import dev.tenfold.policy.gcp.AutoscalerMode;
import dev.tenfold.policy.gcp.AutoscalerSpec;
import dev.tenfold.policy.gcp.GroupLimits;
import dev.tenfold.policy.gcp.ScaleInControl;
import dev.tenfold.policy.gcp.ScalingSchedule;
import dev.tenfold.policy.gcp.Signal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * Reads the autoscalers of Compute Engine's managed instance groups.
 *
 * @see <a href="https://cloud.google.com/compute/docs/reference/rest/v1/autoscalers">REST resource: autoscalers</a>
 */
public final class GoogleScaling {
    /** Their resource type. */
    public static final String TYPE = "compute#autoscaler";

    private GoogleScaling() {}

    /** What those of the resources that are autoscalers declare. */
    public static List<Declaration> declarations(List<Resource> resources) {
        return resources.stream()
                .filter(resource -> resource.type().equals(TYPE))
                .map(GoogleScaling::declaration)
                .toList();
    }

    private static Declaration declaration(Resource resource) {
        Findings findings = new Findings();
        Section autoscaler = Section.of(resource, findings);
        autoscaler.require("autoscalingPolicy");
        String name = resource.name("name");
        String target = autoscaler.name("target").orElse("");
        Optional<AutoscalerSpec> spec =
                autoscaler.section("autoscalingPolicy").flatMap(policy -> spec(name, target, policy));
        String last = target.substring(target.lastIndexOf('/') + 1);
        String group = last.isEmpty() ? "a group that it does not name" : last;
        String understood = "autoscaler " + name + " of " + group + ": "
                + spec.map(GoogleScaling::described).orElse("its size is not settled");
        List<String> targets = target.isEmpty() ? List.of() : List.of(last, target);
        return Declared.of(resource, name, targets, understood, findings, List.of(), spec);
    }

    private static Optional<AutoscalerSpec> spec(String name, String target, Section policy) {
        AutoscalerMode mode = policy.choice("mode", AutoscalerMode::of).orElse(AutoscalerDefaults.MODE);
        Duration initialization = policy.seconds("coolDownPeriodSec").orElse(AutoscalerDefaults.INITIALIZATION_PERIOD);
        Duration stabilization =
                policy.seconds("stabilizationPeriodSec").orElse(AutoscalerDefaults.STABILIZATION_PERIOD);
        policy.leftOut("coolDownPeriodSec", "60 s: data of a VM younger than that is not used to scale out");
        policy.leftOut("stabilizationPeriodSec", "600 s: nothing is removed below the peak of 10 min");
        Optional<GroupLimits> limits = limits(policy);
        List<Signal> signals = GoogleSignals.read(policy);
        Optional<ScaleInControl> control = policy.section("scaleInControl").flatMap(GoogleScaling::control);
        List<ScalingSchedule> schedules = GoogleSignals.schedules(policy);
        if (signals.isEmpty() && schedules.isEmpty()) {
            policy.leftOut("cpuUtilization", "a target of 0.6");
            signals = List.of(new Signal.Cpu(AutoscalerDefaults.CPU_TARGET, false));
        }
        if (!policy.findings().complete() || limits.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AutoscalerSpec(
                name, target, mode, limits.get(), initialization, stabilization, control, signals, schedules));
    }

    private static Optional<GroupLimits> limits(Section policy) {
        policy.require("minNumReplicas");
        policy.require("maxNumReplicas");
        OptionalInt min = policy.count("minNumReplicas");
        OptionalInt max = policy.count("maxNumReplicas");
        if (min.isPresent() && min.getAsInt() < 0) {
            policy.error("minNumReplicas", "must be >= 0");
            return Optional.empty();
        }
        if (min.isPresent() && max.isPresent() && max.getAsInt() < min.getAsInt()) {
            policy.error("maxNumReplicas", "must be >= " + policy.path("minNumReplicas") + " " + min.getAsInt());
            return Optional.empty();
        }
        return min.isPresent() && max.isPresent()
                ? Optional.of(new GroupLimits(min.getAsInt(), max.getAsInt()))
                : Optional.empty();
    }

    private static Optional<ScaleInControl> control(Section control) {
        Optional<Duration> window = control.seconds("timeWindowSec");
        Optional<Section> most = control.section("maxScaledInReplicas");
        OptionalInt fixed = most.map(size -> size.count("fixed")).orElse(OptionalInt.empty());
        OptionalInt percent = most.map(size -> size.count("percent")).orElse(OptionalInt.empty());
        boolean relative = percent.isPresent() && percent.getAsInt() > 0 || fixed.isEmpty();
        int size = relative ? percent.orElse(0) : fixed.getAsInt();
        if (size < 0 || relative && size > 100) {
            control.error("maxScaledInReplicas", "must be >= 0, and <= 100 percent");
            return Optional.empty();
        }
        return window.map(time -> new ScaleInControl(size, relative, time));
    }

    private static String described(AutoscalerSpec spec) {
        String signals = spec.signals().stream()
                .map(signal -> signal.label() + " at " + Figure.of(signal.target()))
                .collect(Collectors.joining(", "));
        List<String> parts = new ArrayList<>();
        if (!signals.isEmpty()) {
            parts.add("keeps " + signals);
        }
        spec.schedules()
                .forEach(schedule -> parts.add("has at least " + schedule.minRequiredReplicas() + " for "
                        + Figure.span(schedule.duration().toNanos()) + " from `"
                        + schedule.cron().text() + "` "
                        + schedule.zone().getId()));
        spec.scaleInControl()
                .ifPresent(control -> parts.add("removes at most " + control.maxScaledIn()
                        + (control.percent() ? " %" : "") + " within "
                        + Figure.span(control.timeWindow().toNanos())));
        String mode = spec.mode() == AutoscalerMode.ON ? "" : ", mode " + spec.mode();
        return spec.limits().min() + " to " + Figure.counted(spec.limits().max(), "VM") + mode + "; "
                + String.join("; ", parts);
    }
}
