package dev.tenfold.policy.rules;

import dev.tenfold.spelling.Figure;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** What own rules can ask a window of, such as {@code avg("cpu", 60)}; in the rules, names are in lower case. */
public enum ServiceMetric {
    /** Share of the CPU of the ready replicas in use, 0 to 1. */
    CPU(ServiceReadings::cpu, Figure::percent),
    /** Requests that arrive a second. */
    DEMAND(ServiceReadings::demand, value -> Figure.plain(value, 1) + "/s"),
    /** Requests answered well a second. */
    SERVED(ServiceReadings::served, value -> Figure.plain(value, 1) + "/s"),
    /** Requests answered badly or not at all a second. */
    ERRORS(ServiceReadings::errors, value -> Figure.plain(value, 1) + "/s"),
    /** The latency that half of the requests stay below, ms. */
    P50(ServiceReadings::p50, ServiceMetric::millis),
    /** The latency that 95 % of the requests stay below, ms. */
    P95(ServiceReadings::p95, ServiceMetric::millis),
    /** The latency that 99 % of the requests stay below, ms. */
    P99(ServiceReadings::p99, ServiceMetric::millis),
    /** Requests, or messages, that wait. */
    WAITING(ServiceReadings::waiting, Figure::count),
    /** Age of the oldest that waits, s. */
    LAG(ServiceReadings::lag, Figure::time),
    /** Replicas asked for. */
    DESIRED(ServiceReadings::desired, Figure::count),
    /** Replicas that serve. */
    READY(ServiceReadings::ready, Figure::count),
    /** Replicas there are, ready or not. */
    REPLICAS(ServiceReadings::replicas, Figure::count),
    /** CPU of one replica, cores. */
    CORES(ServiceReadings::cores, value -> Figure.plain(value, 3) + " cores"),
    /** Memory of one replica, GiB. */
    MEMORY(ServiceReadings::memory, value -> Figure.plain(value, 3) + " GiB");

    private final ToDoubleFunction<ServiceReadings> reading;
    private final DoubleFunction<String> shown;

    ServiceMetric(ToDoubleFunction<ServiceReadings> reading, DoubleFunction<String> shown) {
        this.reading = reading;
        this.shown = shown;
    }

    /** The metric of a name; empty if there is none such. */
    static Optional<ServiceMetric> of(String name) {
        return Arrays.stream(values())
                .filter(metric -> metric.written().equals(name))
                .findFirst();
    }

    /** All names, as rules write them. */
    static List<String> names() {
        return Arrays.stream(values()).map(ServiceMetric::written).toList();
    }

    /** The name as rules write it. */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    double of(ServiceReadings service) {
        return reading.applyAsDouble(service);
    }

    /** A value with its unit. */
    String shown(double value) {
        return Double.isFinite(value) ? shown.apply(value) : "unknown";
    }

    private static String millis(double millis) {
        return Figure.time(millis / 1000);
    }
}
