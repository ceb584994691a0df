package dev.tenfold.policy.resource;

import dev.tenfold.document.Mapping;
import dev.tenfold.document.Node;
import dev.tenfold.policy.gcp.AutoscalerDefaults;
import dev.tenfold.policy.gcp.ScalingSchedule;
import dev.tenfold.policy.gcp.ScheduleCron;
import dev.tenfold.policy.gcp.Signal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads what an autoscaler goes by: signals and schedules. */
final class GoogleSignals {
    private static final String TARGET = "utilizationTarget";

    private GoogleSignals() {}

    static List<Signal> read(Section policy) {
        List<Signal> signals = new ArrayList<>();
        policy.section("cpuUtilization").ifPresent(cpu -> {
            cpu.leftOut(TARGET, "0.6");
            boolean predictive = cpu.name("predictiveMethod")
                    .filter("OPTIMIZE_AVAILABILITY"::equals)
                    .isPresent();
            target(cpu, TARGET, AutoscalerDefaults.CPU_TARGET)
                    .ifPresent(target -> signals.add(new Signal.Cpu(target, predictive)));
        });
        policy.section("loadBalancingUtilization").ifPresent(balancing -> {
            balancing.leftOut(TARGET, "0.8");
            target(balancing, TARGET, AutoscalerDefaults.LOAD_BALANCING_TARGET)
                    .ifPresent(target -> signals.add(new Signal.LoadBalancing(target)));
        });
        policy.sections("customMetricUtilizations")
                .forEach(metric -> custom(metric).ifPresent(signals::add));
        return signals;
    }

    /** A share of the CPU or of the balancer's capacity; no more than all of it. */
    private static Optional<Double> target(Section section, String key, double byDefault) {
        OptionalDouble written = section.number(key);
        if (written.isPresent() && !(written.getAsDouble() > 0 && written.getAsDouble() <= 1)) {
            section.error(key, "must be > 0 and <= 1");
            return Optional.empty();
        }
        return Optional.of(written.orElse(byDefault));
    }

    private static Optional<Signal> custom(Section metric) {
        metric.require("metric");
        String name = metric.name("metric").orElse("");
        String key = metric.has("singleInstanceAssignment") ? "singleInstanceAssignment" : TARGET;
        metric.require(key);
        OptionalDouble target = metric.number(key);
        if (target.isPresent() && !(target.getAsDouble() > 0)) {
            metric.error(key, "must be > 0");
            return Optional.empty();
        }
        Signal.TargetType type =
                metric.choice("utilizationTargetType", GoogleSignals::type).orElse(Signal.TargetType.GAUGE);
        if (target.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                key.equals(TARGET)
                        ? new Signal.PerVm(name, metric.name("filter"), type, target.getAsDouble())
                        : new Signal.PerGroup(name, metric.name("filter"), target.getAsDouble()));
    }

    private static Signal.TargetType type(String text) {
        for (Signal.TargetType type : Signal.TargetType.values()) {
            if (type.name().equals(text)) {
                return type;
            }
        }
        throw new IllegalArgumentException("must be GAUGE, DELTA_PER_SECOND or DELTA_PER_MINUTE");
    }

    /** The interface has schedules as an object by name, Terraform as blocks with a name. */
    static List<ScalingSchedule> schedules(Section policy) {
        Node written = policy.node("scalingSchedules").orElse(null);
        boolean named = written instanceof Mapping mapping
                && mapping.entries().values().stream().allMatch(entry -> entry.value() instanceof Mapping);
        List<ScalingSchedule> schedules = new ArrayList<>();
        if (named) {
            Section all = policy.section("scalingSchedules").orElseThrow();
            ((Mapping) written)
                    .entries()
                    .keySet()
                    .forEach(name -> all.section(name)
                            .flatMap(schedule -> schedule(schedule, name))
                            .ifPresent(schedules::add));
        } else {
            policy.sections("scalingSchedules")
                    .forEach(schedule ->
                            schedule(schedule, schedule.name("name").orElse("")).ifPresent(schedules::add));
        }
        return schedules;
    }

    private static Optional<ScalingSchedule> schedule(Section schedule, String name) {
        List.of("minRequiredReplicas", "schedule", "durationSec").forEach(schedule::require);
        int least = schedule.count("minRequiredReplicas").orElse(0);
        Optional<Duration> duration = schedule.seconds("durationSec");
        Optional<ScheduleCron> cron = schedule.choice("schedule", ScheduleCron::parse);
        ZoneId zone = schedule.choice("timeZone", GoogleSignals::zone).orElse(ZoneOffset.UTC);
        boolean disabled = schedule.truth("disabled").orElse(false);
        if (least < 0) {
            schedule.error("minRequiredReplicas", "must be >= 0");
            return Optional.empty();
        }
        if (duration.isPresent() && duration.get().compareTo(ScalingSchedule.SHORTEST) < 0) {
            schedule.error("durationSec", "must be >= 300");
            return Optional.empty();
        }
        return cron.flatMap(
                times -> duration.map(time -> new ScalingSchedule(name, least, times, zone, time, disabled)));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("must be a time zone such as Europe/Berlin", unknown);
        }
    }
}
