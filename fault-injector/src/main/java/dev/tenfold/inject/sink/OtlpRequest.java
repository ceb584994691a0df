package dev.tenfold.inject.sink;

import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Reading;
import dev.tenfold.metric.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The request of OpenTelemetry's protocol: gauges, monotonic cumulative sums, histograms with explicit bounds. A series
 * that ends has a point without a recorded value.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/metrics/data-model/">the data model</a>
 */
final class OtlpRequest {
    private static final String LE = "le";
    private static final int CUMULATIVE = 2;
    private static final int NO_RECORDED_VALUE = 1;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long startNanos;
    private final long timeNanos;
    private final boolean ending;
    private final Message scope = new Message().part(1, new Message().text(1, "tenfold"));

    private OtlpRequest(Batch batch, long startMillis) {
        startNanos = startMillis * NANOS_PER_MILLI;
        timeNanos = batch.timeMillis() * NANOS_PER_MILLI;
        ending = batch.ending();
    }

    /**
     * A batch as {@code ExportMetricsServiceRequest}.
     *
     * @param startMillis when counters began to count, since 1970
     */
    static byte[] encode(Batch batch, long startMillis, String serviceName) {
        OtlpRequest request = new OtlpRequest(batch, startMillis);
        for (Batch.Slice slice : batch.ending() ? typed(batch) : batch.slices()) {
            request.add(slice);
        }
        Message resource = new Message().part(1, attribute("service.name", serviceName));
        Message metrics = new Message().part(1, resource).part(2, request.scope);
        return new Message().part(1, metrics).bytes();
    }

    /** Series of which only the names are known, as families: of their types the names tell. */
    private static List<Batch.Slice> typed(Batch batch) {
        List<Reading> all = batch.slices().stream()
                .flatMap(slice -> slice.readings().stream())
                .toList();
        Set<String> histograms = new TreeSet<>();
        for (Reading reading : all) {
            String name = reading.labels().name();
            if (name.endsWith("_bucket") && !reading.labels().get(LE).isEmpty()) {
                histograms.add(name.substring(0, name.length() - "_bucket".length()));
            }
        }
        Map<String, Batch.Slice> families = new LinkedHashMap<>();
        for (Reading reading : all) {
            String name = reading.labels().name();
            String stem = name.replaceFirst("_(bucket|sum|count)$", "");
            boolean histogram = histograms.contains(stem);
            Family.Type type = histogram
                    ? Family.Type.HISTOGRAM
                    : name.endsWith("_total") ? Family.Type.COUNTER : Family.Type.GAUGE;
            String family = histogram ? stem : name;
            families.computeIfAbsent(
                            family,
                            known -> new Batch.Slice(new Family(family, type, "", List.of()), new ArrayList<>()))
                    .readings()
                    .add(reading);
        }
        return List.copyOf(families.values());
    }

    private void add(Batch.Slice slice) {
        Family family = slice.family();
        Message metric = new Message().text(1, family.name()).text(2, family.help());
        switch (family.type()) {
            case GAUGE -> metric.part(5, points(slice));
            case COUNTER -> metric.part(7, points(slice).number(2, CUMULATIVE).number(3, 1));
            case HISTOGRAM -> metric.part(9, histograms(slice).number(2, CUMULATIVE));
        }
        scope.part(2, metric);
    }

    private Message points(Batch.Slice slice) {
        boolean counter = slice.family().type() == Family.Type.COUNTER;
        Message points = new Message();
        for (Reading reading : slice.readings()) {
            Message point = new Message();
            attributes(point, 7, reading.labels());
            if (counter) {
                point.fixed(2, startNanos);
            }
            point.fixed(3, timeNanos);
            points.part(1, ending ? point.number(8, NO_RECORDED_VALUE) : point.real(4, reading.value()));
        }
        return points;
    }

    private Message histograms(Batch.Slice slice) {
        Map<Labels, Histogram> byLabels = new LinkedHashMap<>();
        for (Reading reading : slice.readings()) {
            byLabels.computeIfAbsent(histogramOf(reading.labels()), labels -> new Histogram())
                    .add(reading);
        }
        Message points = new Message();
        byLabels.forEach((labels, histogram) -> {
            Message point = new Message();
            attributes(point, 9, labels);
            point.fixed(2, startNanos).fixed(3, timeNanos);
            points.part(1, ending ? point.number(10, NO_RECORDED_VALUE) : histogram.write(point));
        });
        return points;
    }

    /** The labels that all parts of one histogram have in common. */
    static Labels histogramOf(Labels labels) {
        return labels.without(List.of(Labels.NAME, LE));
    }

    private static void attributes(Message point, int field, Labels labels) {
        labels.withoutName().forEach((name, value) -> point.part(field, attribute(name, value)));
    }

    private static Message attribute(String name, String value) {
        return new Message().text(1, name).part(2, new Message().text(1, value));
    }

    /** One histogram's parts, as they come. */
    private static final class Histogram {
        private final List<Double> bounds = new ArrayList<>();
        private final List<Double> upTo = new ArrayList<>();
        private double count = Double.NaN;
        private double sum = Double.NaN;

        void add(Reading reading) {
            String name = reading.labels().name();
            if (name.endsWith("_sum")) {
                sum = reading.value();
            } else if (name.endsWith("_count")) {
                count = reading.value();
            } else if (reading.labels().get(LE).equals("+Inf")) {
                count = reading.value();
            } else {
                bounds.add(Double.valueOf(reading.labels().get(LE)));
                upTo.add(reading.value());
            }
        }

        /** Counts of each bucket alone, where those of the series include all lower ones. */
        Message write(Message point) {
            List<Long> counts = new ArrayList<>();
            long before = 0;
            for (double cumulative : upTo) {
                counts.add(Math.max(0, Math.round(cumulative) - before));
                before = Math.max(before, Math.round(cumulative));
            }
            long all = Math.max(before, Math.round(count));
            counts.add(all - before);
            point.fixed(4, all);
            if (!Double.isNaN(sum)) {
                point.real(5, sum);
            }
            return point.fixeds(6, counts).reals(7, bounds);
        }
    }
}
