package dev.tenfold.inject.overlay;

import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Reading;
import dev.tenfold.inject.Family.Type;
import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The marked copy of a gauge or a counter. A counter's copy rises by what the real one rose, changed while a fault is
 * on; it falls only where the real one falls, and begins anew there.
 */
final class Levels implements Layer {
    private final RealSeries real;
    private final String metric;
    private final Type type;
    private final List<Distortion> distortions;
    private Map<Labels, double[]> counters = new HashMap<>();

    /** @param distortions all of this metric */
    Levels(RealSeries real, String metric, Type type, List<Distortion> distortions) {
        this.real = real;
        this.metric = metric;
        this.type = type;
        this.distortions = distortions;
    }

    @Override
    public Family next(Instant at, Duration now, double intensity, Map<String, String> marker) {
        List<Reading> readings = new ArrayList<>();
        Map<Labels, double[]> alive = new HashMap<>();
        for (Sample sample : real.read(metric, at)) {
            double told = type == Type.GAUGE ? level(sample, now, intensity) : count(sample, now, intensity, alive);
            readings.add(new Reading(Marked.labels(sample.labels(), marker), told));
        }
        counters = alive;
        return new Family(Layer.PREFIX + metric, type, "", readings);
    }

    private double level(Sample sample, Duration now, double intensity) {
        double level = sample.value();
        for (Distortion each : distortions) {
            if (each.strikes(sample.labels(), now)) {
                level = each.change().scaled(intensity).level(level);
            }
        }
        return level;
    }

    /** What was counted before it was first seen is told as it is: only what is new can be changed. */
    private double count(Sample sample, Duration now, double intensity, Map<Labels, double[]> alive) {
        double[] before = counters.getOrDefault(sample.labels(), new double[] {sample.value(), sample.value()});
        boolean restarted = sample.value() < before[0];
        double rise = restarted ? sample.value() : sample.value() - before[0];
        for (Distortion each : distortions) {
            if (each.strikes(sample.labels(), now)) {
                rise = each.change().scaled(intensity).rise(rise);
            }
        }
        double told = (restarted ? 0 : before[1]) + rise;
        alive.put(sample.labels(), new double[] {sample.value(), told});
        return told;
    }
}
