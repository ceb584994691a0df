package dev.tenfold.rehearsal;

import dev.tenfold.kernel.VirtualClock;
import dev.tenfold.policy.hpa.Behavior;
import dev.tenfold.policy.hpa.HpaSettings;
import dev.tenfold.policy.hpa.HpaSpec;
import dev.tenfold.policy.hpa.MetricSpec;
import dev.tenfold.policy.hpa.MetricTarget;
import dev.tenfold.policy.hpa.ScalingRules;
import dev.tenfold.policy.hpa.Tolerance;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.Service;
import dev.tenfold.spelling.Figure;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** How far a service truly is from what a HorizontalPodAutoscaler aims at. */
final class HpaStrain implements Strain {
    private final HpaSpec spec;
    private final List<MetricSpec> metrics;
    private final Service service;
    private final ServiceSpec replica;
    private final Gauge[] gauges;
    /** By gauge, whether it shows what the autoscaler was served. */
    private final boolean[] served;

    private final Map<String, SignalSource> signals;
    private final ExternalMetrics external;
    private final VirtualClock clock;
    private final Tolerance tolerance;
    private final double windowSeconds;
    private MetricSpec strongest;
    private double ratio;
    private double drift;

    /** @param external the values that the autoscaler was served last, where the truth is not known */
    HpaStrain(Platform platform, HpaSpec spec, Service service, ExternalMetrics external) {
        this.spec = spec;
        metrics = spec.metricsInForce();
        this.service = service;
        replica = platform.script().scenario().services().get(service.name());
        // They are read at every step: they must not be shared with anybody who reads them less often.
        signals = platform.newSignals();
        this.external = external;
        gauges = metrics.stream().map(this::gauge).toArray(Gauge[]::new);
        served = new boolean[gauges.length];
        for (int i = 0; i < served.length; i++) {
            MetricSpec metric = metrics.get(i);
            served[i] = metric.resourceName().isEmpty() && !signals.containsKey(metric.named());
        }
        clock = platform.world().clock();
        HpaSettings settings = platform.settings();
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
        return glance();
    }

    @Override
    public double glance() {
        ratio = Double.NaN;
        drift = Double.NaN;
        int ready = service.fleet().ready();
        for (int i = 0; i < gauges.length && ready > 0; i++) {
            double one = gauges[i].ratio(ready);
            if (!Double.isNaN(one) && !(one <= ratio)) {
                ratio = one;
                strongest = metrics.get(i);
            }
            if (!served[i] && !Double.isNaN(one) && !(one <= drift)) {
                drift = one;
            }
        }
        return ratio;
    }

    @Override
    public double drift(double unused) {
        return drift;
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

    /** How a metric is measured, found out once, since it is asked at every step. */
    private Gauge gauge(MetricSpec metric) {
        if (metric.aim().isEmpty()) {
            return ready -> Double.NaN;
        }
        MetricTarget target = metric.aim().get();
        if (!metric.resourceName().isEmpty()) {
            return resource(metric.resourceName(), target);
        }
        SignalSource signal = signals.get(metric.named());
        if (signal == null) {
            return served(metric.named(), target);
        }
        if (target.averageValueMilli().isPresent()) {
            double average = target.averageValueMilli().getAsLong();
            return ready -> signal.milli() / average / ready;
        }
        double value = target.valueMilli().orElse(0);
        return ready -> signal.milli() / value;
    }

    /** What cannot be known better than it was served. */
    private Gauge served(String metric, MetricTarget target) {
        DoubleSupplier last = external.last(metric);
        if (target.averageValueMilli().isPresent()) {
            double average = target.averageValueMilli().getAsLong() / 1000.0;
            return ready -> last.getAsDouble() / average / ready;
        }
        double value = target.valueMilli().orElse(0) / 1000.0;
        return ready -> last.getAsDouble() / value;
    }

    private Gauge resource(String resource, MetricTarget target) {
        boolean cpu = resource.equals("cpu");
        if (!cpu && !resource.equals("memory")) {
            return ready -> Double.NaN;
        }
        double requested =
                cpu ? replica.requestedMilli() : replica.requests().memory().bytes() * 1000.0;
        double aim = target.averageValueMilli().isPresent()
                ? target.averageValueMilli().getAsLong()
                : requested * target.averageUtilization().orElse(0) / 100;
        double perUnit = 1000 / aim;
        if (cpu) {
            return ready -> service.coresInUse() / ready * perUnit;
        }
        double idle = replica.memory().idle().bytes();
        double perRequest = replica.memory().perRequest().bytes();
        return ready ->
                (idle + service.held() / ready * perRequest + service.fleet().leakedBytes()) * perUnit;
    }

    private static String nameOf(MetricSpec metric) {
        return metric.resourceName().isEmpty() ? metric.named() : metric.resourceName() + " utilization";
    }

    /** The true value of a metric over its target. */
    private interface Gauge {
        /** NaN where nothing is measured; {@code ready} is above zero. */
        double ratio(int ready);
    }
}
