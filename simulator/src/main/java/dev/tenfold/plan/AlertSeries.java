package dev.tenfold.plan;

import dev.tenfold.metric.Labels;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Line;
import dev.tenfold.scenario.ServiceSpec;
import dev.tenfold.service.Cause;
import dev.tenfold.service.LatencyMixture;
import dev.tenfold.spelling.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * What monitoring would have seen of a rehearsal, as few series as alerts need: counters and gauges of each service, at
 * even times.
 *
 * @param stepSeconds from one sample to the next
 * @param series values by labels, from time 0 on
 */
public record AlertSeries(int stepSeconds, Map<Labels, double[]> series) {
    private static final int SHORTEST_STEP = 30;
    private static final int DECIMALS = 3;
    /** Bounds of the latency histogram of the client libraries, seconds. */
    private static final List<Double> BUCKETS = List.of(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0);

    /** How far apart samples have to be: windows of long rehearsals are longer. */
    static int step(History history) {
        double[] times = history.times();
        double window = times.length > 1 ? times[1] - times[0] : SHORTEST_STEP;
        return (int) Math.max(SHORTEST_STEP, Math.ceil(window / SHORTEST_STEP) * SHORTEST_STEP);
    }

    /** How many samples each series has. */
    int samples() {
        return series.values().stream().mapToInt(values -> values.length).min().orElse(0);
    }

    /** Reads off a history what its services published in sum. */
    static AlertSeries of(History history, int step) {
        double[] times = history.times();
        AlertSeries seen = new AlertSeries(step, new LinkedHashMap<>());
        for (Line line : history.lines().values()) {
            seen.requests(line, times);
            seen.fleet(line, times, history.script().scenario().services().get(line.name()));
        }
        return seen;
    }

    private void requests(Line line, double[] times) {
        String service = line.name();
        counter(Labels.of("__name__", "http_requests_total", "code", "200", "service", service), times, line::served);
        counter(
                Labels.of("__name__", "http_requests_total", "code", "503", "service", service),
                times,
                i -> lost(line, i));
        for (double bound : BUCKETS) {
            bucket(service, Figure.plain(bound, 3), times, i -> {
                LatencyMixture waits = line.latencies(i);
                return waits.weight() > 0 ? line.served(i) * (1 - waits.above(bound)) : 0;
            });
        }
        bucket(service, "+Inf", times, line::served);
    }

    private void bucket(String service, String bound, double[] times, IntToDoubleFunction rate) {
        counter(
                Labels.of("__name__", "http_request_duration_seconds_bucket", "le", bound, "service", service),
                times,
                rate);
    }

    private void fleet(Line line, double[] times, ServiceSpec spec) {
        String pod = line.name() + "-all";
        double cores = spec.requestedMilli() / 1000.0;
        double memory = spec.requests().memory().bytes();
        double idle = spec.memory().idle().bytes();
        double each = spec.memory().perRequest().bytes();
        counter(
                Labels.of("__name__", "container_cpu_usage_seconds_total", "pod", pod),
                times,
                i -> Double.isNaN(line.requestRatio(i)) ? 0 : line.requestRatio(i) * cores * line.ready(i));
        gauge(requested("cpu", pod), times, i -> Math.max(1, line.ready(i)) * cores);
        gauge(requested("memory", pod), times, i -> Math.max(1, line.ready(i)) * memory);
        gauge(
                Labels.of("__name__", "container_memory_working_set_bytes", "pod", pod),
                times,
                i -> line.ready(i) * idle + line.waiting(i) * each);
        gauge(Labels.of("__name__", "kube_deployment_spec_replicas", "deployment", line.name()), times, line::wanted);
    }

    private static Labels requested(String resource, String pod) {
        return Labels.of("__name__", "kube_pod_container_resource_requests", "pod", pod, "resource", resource);
    }

    private static double lost(Line line, int window) {
        double lost = 0;
        for (Cause cause : Cause.values()) {
            lost += line.lost(cause, window);
        }
        return lost;
    }

    /** What has come since the start, by a rate that holds within each window. */
    private void counter(Labels labels, double[] times, IntToDoubleFunction rate) {
        double[] values = new double[samples(times)];
        double total = 0;
        double from = 0;
        int sample = 1;
        for (int i = 0; i < times.length; i++) {
            double perSecond = rate.applyAsDouble(i);
            while (sample < values.length && sample * stepSeconds <= times[i]) {
                values[sample] = rounded(total + perSecond * (sample * stepSeconds - from));
                sample++;
            }
            total += perSecond * (times[i] - from);
            from = times[i];
        }
        series.put(labels, values);
    }

    private void gauge(Labels labels, double[] times, IntToDoubleFunction value) {
        double[] values = new double[samples(times)];
        int window = 0;
        for (int sample = 0; sample < values.length; sample++) {
            while (window + 1 < times.length && times[window] < sample * stepSeconds) {
                window++;
            }
            values[sample] = rounded(value.applyAsDouble(window));
        }
        series.put(labels, values);
    }

    private int samples(double[] times) {
        return (int) (times[times.length - 1] / stepSeconds) + 1;
    }

    private static double rounded(double value) {
        return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_UP).doubleValue();
    }
}
