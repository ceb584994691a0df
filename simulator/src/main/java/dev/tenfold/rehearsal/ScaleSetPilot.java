package dev.tenfold.rehearsal;

import dev.tenfold.kernel.Agenda;
import dev.tenfold.policy.azure.AutoscaleController;
import dev.tenfold.policy.azure.AutoscaleRule;
import dev.tenfold.policy.azure.AutoscaleSetting;
import dev.tenfold.policy.azure.CpuMetric;
import dev.tenfold.policy.azure.Profile;
import dev.tenfold.policy.azure.ScaleAction;
import dev.tenfold.policy.azure.ScaleSetView;
import dev.tenfold.rehearsal.AimStrain.Aim;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;

/** An autoscale setting of Azure Monitor at work on a scale set or plan, with a value of each metric a minute. */
final class ScaleSetPilot implements Pilot {
    private final Platform platform;
    private final AutoscaleSetting setting;
    private final Capacity capacity;
    private final AutoscaleController controller;
    private final Map<List<String>, MinuteSeries> metrics = new LinkedHashMap<>();
    private final ScaleSetView view = new View();
    private final Strain strain;

    ScaleSetPilot(Platform platform, AutoscaleSetting setting, Capacity capacity) {
        this.platform = platform;
        this.setting = setting;
        this.capacity = capacity;
        controller = new AutoscaleController(setting, platform.monitoring().start(), platform.session());
        for (Profile profile : setting.profiles()) {
            profile.rules().forEach(this::gather);
        }
        strain = strain(controller.profile(0));
        capacity.follow(strain);
    }

    private void gather(AutoscaleRule rule) {
        metrics.computeIfAbsent(key(rule.metric(), rule.resource()), key -> {
            int longest = setting.profiles().stream()
                    .flatMap(profile -> profile.rules().stream())
                    .mapToInt(each -> (int) each.trigger().timeWindow().toMinutes())
                    .max()
                    .orElse(1);
            return new MinuteSeries(platform, reading(rule), longest);
        });
    }

    private LongToDoubleFunction reading(AutoscaleRule rule) {
        if (CpuMetric.is(rule.metric())) {
            CpuMeter meter = capacity.newCpuMeter();
            return now -> 100 * meter.read(now, now).mean();
        }
        Optional<NamedReading> named = NamedReading.of(platform, rule.metric(), rule.resource(), capacity.name());
        return now -> named.map(each -> each.read(now)).orElse(Double.NaN);
    }

    private Strain strain(Profile profile) {
        List<Aim> aims = new ArrayList<>();
        double window = 0;
        for (AutoscaleRule rule : profile.rules()) {
            double threshold = rule.trigger().threshold();
            if (rule.action().direction() == ScaleAction.Direction.DECREASE) {
                window = Math.max(window, rule.trigger().timeWindow().toNanos() / 1e9);
            } else if (CpuMetric.is(rule.metric())) {
                aims.add(new Aim(
                        rule.metric(), threshold, low(profile, rule.metric()), () -> 100 * capacity.cpuRatio()));
            } else if (rule.trigger().isTriggeredBy(Double.MAX_VALUE) && threshold > 0) {
                MinuteSeries series = metrics.get(key(rule.metric(), rule.resource()));
                boolean divided = rule.trigger().dividePerInstance();
                aims.add(new Aim(
                        rule.metric(),
                        threshold,
                        low(profile, rule.metric()),
                        () -> series.last() / (divided ? Math.max(1, capacity.wanted()) : 1)));
            }
        }
        return new AimStrain(
                aims, profile.capacity().minimum(), profile.capacity().maximum(), window);
    }

    /** The value of a metric below which a rule takes instances away; NaN if none does. */
    private static double low(Profile profile, String metric) {
        return profile.rules().stream()
                .filter(rule -> rule.action().direction() == ScaleAction.Direction.DECREASE)
                .filter(rule -> rule.metric().equals(metric))
                .mapToDouble(rule -> rule.trigger().threshold())
                .max()
                .orElse(Double.NaN);
    }

    @Override
    public void book(Agenda agenda) {
        metrics.values().forEach(series -> series.book(agenda));
        new Rounds(platform, capacity, strain)
                .book(
                        agenda,
                        setting.name(),
                        AutoscaleController.INTERVAL,
                        MinuteSeries.MINUTE,
                        now -> controller.evaluate(view, now));
    }

    private static List<String> key(String metric, String resource) {
        return List.of(metric, resource);
    }

    /** What autoscale sees. */
    private final class View implements ScaleSetView {
        @Override
        public int instances() {
            return capacity.wanted();
        }

        @Override
        public double[] samples(String metric, String resource, long endNanos, int minutes) {
            MinuteSeries series = metrics.get(key(metric, resource));
            if (series == null) {
                double[] nothing = new double[minutes];
                Arrays.fill(nothing, Double.NaN);
                return nothing;
            }
            return series.newest(minutes);
        }

        @Override
        public void setInstances(int instances) {
            capacity.scaleTo(instances);
        }
    }
}
