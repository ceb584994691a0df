package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.policy.gcp.AutoscalerController;
import dev.tenfold.policy.gcp.AutoscalerSpec;
import dev.tenfold.policy.gcp.InstanceGroupView;
import dev.tenfold.policy.gcp.Signal;
import dev.tenfold.rehearsal.AimStrain.Aim;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** An autoscaler of Compute Engine at work on a managed instance group. */
final class InstanceGroupPilot implements Pilot {
    private static final double SECONDS_PER_MINUTE = 60;

    private final Platform platform;
    private final AutoscalerSpec spec;
    private final Capacity capacity;
    private final AutoscalerController controller;
    private final Map<Signal, Gauge> gauges = new LinkedHashMap<>();
    private final Map<Signal, Double> last = new LinkedHashMap<>();
    private final InstanceGroupView view = new View();
    private final Strain strain;

    InstanceGroupPilot(Platform platform, AutoscalerSpec spec, Capacity capacity) {
        this.platform = platform;
        this.spec = spec;
        this.capacity = capacity;
        controller = new AutoscalerController(spec, platform.monitoring().start(), platform.session());
        spec.signals().forEach(signal -> gauges.put(signal, gauge(signal)));
        strain = strain();
        capacity.follow(strain);
    }

    /** How a signal is measured. */
    private interface Gauge {
        /** NaN where nothing is. */
        double read(long nowNanos, long runningSinceNanos);
    }

    private Gauge gauge(Signal signal) {
        if (signal instanceof Signal.Cpu) {
            CpuMeter meter = capacity.newCpuMeter();
            return (now, since) -> meter.read(now, since).mean();
        }
        if (signal instanceof Signal.PerVm each) {
            Optional<NamedReading> named = named(each.metric(), each.filter());
            double scale = each.type() == Signal.TargetType.DELTA_PER_MINUTE ? SECONDS_PER_MINUTE : 1;
            return (now, since) ->
                    named.map(reading -> scale * ofEach(reading, now)).orElse(Double.NaN);
        }
        if (signal instanceof Signal.PerGroup whole) {
            Optional<NamedReading> named = named(whole.metric(), whole.filter());
            return (now, since) -> named.map(reading -> reading.read(now)).orElse(Double.NaN);
        }
        return (now, since) -> capacity.load();
    }

    private Optional<NamedReading> named(String metric, Optional<String> filter) {
        return NamedReading.of(platform, metric, filter.orElse(""), capacity.name());
    }

    /** What serves has an even share of what comes. */
    private double ofEach(NamedReading reading, long nowNanos) {
        double value = reading.read(nowNanos);
        return reading.shared() ? value / capacity.inService() : value;
    }

    private Strain strain() {
        List<Aim> aims = new ArrayList<>();
        for (Signal signal : spec.signals()) {
            if (signal instanceof Signal.Cpu) {
                aims.add(new Aim(signal.label(), signal.target(), capacity::cpuRatio));
            } else if (signal instanceof Signal.LoadBalancing) {
                aims.add(new Aim(signal.label(), signal.target(), capacity::load));
            } else {
                boolean whole = signal instanceof Signal.PerGroup;
                aims.add(new Aim(
                        signal.label(),
                        signal.target(),
                        () -> last.getOrDefault(signal, Double.NaN) / (whole ? Math.max(1, capacity.wanted()) : 1)));
            }
        }
        double window = spec.stabilizationPeriod().toNanos() / 1e9;
        return new AimStrain(aims, spec.limits().min(), spec.limits().max(), window);
    }

    @Override
    public void book(Agenda agenda) {
        new Rounds(platform, capacity, strain)
                .book(
                        agenda,
                        spec.name(),
                        AutoscalerController.INTERVAL,
                        MinuteSeries.MINUTE,
                        now -> controller.evaluate(view, now));
    }

    /** What the autoscaler sees. */
    private final class View implements InstanceGroupView {
        @Override
        public int size() {
            return capacity.wanted();
        }

        @Override
        public int runningSince(long nanos) {
            return capacity.runningSince(nanos);
        }

        @Override
        public OptionalDouble value(Signal signal, long runningSinceNanos, long nowNanos) {
            double value = gauges.get(signal).read(nowNanos, runningSinceNanos);
            last.put(signal, value);
            return Double.isNaN(value) || Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
        }

        @Override
        public void resize(int size) {
            capacity.scaleTo(size);
        }
    }
}
