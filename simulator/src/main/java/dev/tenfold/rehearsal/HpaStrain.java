package dev.tenfold.rehearsal;

import dev.tenfold.kernel.VirtualClock;
import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.HpaSettings;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import dev.tenfold.policy.hpa.ScalingRules;
import dev.tenfold.policy.hpa.Tolerance;
import dev.tenfold.scenario.Script;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.Service;
import dev.tenfold.spelling.Figure;
import java.util.List;
import java.util.Map;

/** How far a service truly is from what a HorizontalPodAutoscaler aims at. */
final class HpaStrain implements Strain {
    private final HpaSpec spec;
    private final List<MetricSpec> metrics;
    private final Service service;
    private final ServiceSpec replica;
    private final double requestedCpuMilli;
    private final Map<String, SignalSource> signals;
    private final VirtualClock clock;
    private final Tolerance tolerance;
    private final double windowSeconds;
    private MetricSpec strongest;
    private double ratio;

    /** The signals are read at every step: they must not be shared with anybody who reads them less often. */
    HpaStrain(
            Script script,
            Script.Policy policy,
            Service service,
            HpaSettings settings,
            Map<String, SignalSource> signals,
            VirtualClock clock) {
        spec = policy.spec();
        metrics = spec.metricsInForce();
        this.service = service;
        replica = script.scenario().services().get(service.name());
        requestedCpuMilli = replica.requestedMilli();
        this.signals = signals;
        this.clock = clock;
        tolerance = settings.toleranceFor(spec);
        windowSeconds = spec.behavior()
                .flatMap(Behavior::scaleDown)
                .map(ScalingRules::stabilizationWindowSeconds)
                .filter(window -> window.isPresent())
                .map(window -> (double) window.getAsInt())
                .orElse(settings.downscaleStabilization().toNanos() / 1e9);
    }

    @Override
    public double ratio() {
        if (!signals.isEmpty()) {
            signals.values().forEach(signal -> signal.scrape(clock.nowNanos()));
        }
        ratio = Double.NaN;
        for (int i = 0; i < metrics.size(); i++) {
            double one = ratioOf(metrics.get(i));
            if (!Double.isNaN(one) && !(one <= ratio)) {
                ratio = one;
                strongest = metrics.get(i);
            }
        }
        return ratio;
    }

    @Override
    public String words() {
        if (strongest == null) {
            return "no metric of the policy is measured";
        }
        MetricTarget target = strongest.aim().orElseThrow();
        if (target.averageUtilization().isPresent()) {
            int percent = target.averageUtilization().getAsInt();
            return nameOf(strongest) + " at " + Figure.plain(ratio * percent, 0) + " % of request against " + percent
                    + " %";
        }
        return nameOf(strongest) + " at " + Figure.percent(ratio) + " of its target";
    }

    @Override
    public int minimum() {
        return spec.minimum();
    }

    @Override
    public int maximum() {
        return spec.maxReplicas();
    }

    @Override
    public double toleranceUp() {
        return tolerance.up();
    }

    @Override
    public double toleranceDown() {
        return tolerance.down();
    }

    @Override
    public double windowSeconds() {
        return windowSeconds;
    }

    private double ratioOf(MetricSpec metric) {
        int ready = service.fleet().ready();
        if (ready == 0) {
            return Double.NaN;
        }
        if (metric.aim().isEmpty()) {
            return Double.NaN;
        }
        MetricTarget target = metric.aim().get();
        if (!metric.resourceName().isEmpty()) {
            return resource(metric.resourceName(), target, ready);
        }
        SignalSource signal = signals.get(metric.named());
        if (signal == null) {
            return Double.NaN;
        }
        return target.averageValueMilli().isPresent()
                ? (double) signal.milli() / ready / target.averageValueMilli().getAsLong()
                : (double) signal.milli() / target.valueMilli().orElse(0);
    }

    private double resource(String resource, MetricTarget target, int ready) {
        double used;
        double requested;
        if (resource.equals("cpu")) {
            used = service.coresInUse() / ready * 1000;
            requested = requestedCpuMilli;
        } else if (resource.equals("memory")) {
            double each = service.waiting() / ready;
            used = (replica.memory().idle().bytes()
                            + each * replica.memory().perRequest().bytes())
                    * 1000;
            requested = replica.requests().memory().bytes() * 1000.0;
        } else {
            return Double.NaN;
        }
        return target.averageValueMilli().isPresent()
                ? used / target.averageValueMilli().getAsLong()
                : used / requested * 100 / target.averageUtilization().orElse(0);
    }

    private static String nameOf(MetricSpec metric) {
        return metric.resourceName().isEmpty() ? metric.named() : metric.resourceName() + " utilization";
    }
}
