package dev.tenfold.inject.sink;

import dev.tenfold.inject.Family;
import dev.tenfold.inject.Family.Reading;
import dev.tenfold.metric.Labels;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The protocol of StatsD: gauges as they are, counters and parts of histograms as what they grew by. Labels become
 * parts of the name, or tags in the way of DogStatsD. A daemon repeats a gauge that it hears no more of for ever: so
 * gauges that end are set to 0.
 *
 * @see <a href="https://github.com/statsd/statsd/blob/master/docs/metric_types.md">metric types</a>
 * @see <a href="https://docs.datadoghq.com/developers/dogstatsd/datagram_shell/">DogStatsD</a>
 */
final class Statsd implements Lines {
    static final List<String> OPTIONS = List.of("flavor", "prefix", "packet");

    private final String prefix;
    private final boolean dog;
    private final Map<Labels, Double> totals = new HashMap<>();

    Statsd(Options options) {
        prefix = options.text("prefix", "");
        dog = options.oneOf("flavor", "plain", "plain", "dogstatsd").equals("dogstatsd");
    }

    /** A snapshot is never cut: what it does not hold is forgotten. */
    @Override
    public int most() {
        return Integer.MAX_VALUE;
    }

    @Override
    public void write(Batch batch, LineWriter out) {
        Set<Labels> counted = new HashSet<>();
        for (Batch.Slice slice : batch.slices()) {
            for (Reading reading : slice.readings()) {
                if (batch.ending()) {
                    end(reading.labels(), out);
                } else if (!Double.isFinite(reading.value())) {
                    continue;
                } else if (slice.family().type() == Family.Type.GAUGE) {
                    gauge(reading, out);
                } else {
                    counted.add(reading.labels());
                    count(reading, out);
                }
            }
        }
        // Memory is bounded by what is on air: what a snapshot no longer holds begins anew when it comes back.
        totals.keySet().retainAll(counted);
    }

    private void end(Labels labels, LineWriter out) {
        if (!labels.name().matches(".*_(total|bucket|sum|count)")) {
            line(labels, "0|g", out);
        }
    }

    private void gauge(Reading reading, LineWriter out) {
        if (reading.value() < 0) {
            // A sign would make it a change of what the gauge was.
            line(reading.labels(), "0|g", out);
        }
        line(reading.labels(), Numbers.text(reading.value()) + "|g", out);
    }

    private void count(Reading reading, LineWriter out) {
        Double before = totals.put(reading.labels(), reading.value());
        // The first value is where counting starts; a smaller one than before is a restart from nothing.
        double grown = before == null ? 0 : reading.value() < before ? reading.value() : reading.value() - before;
        if (grown > 0) {
            line(reading.labels(), Numbers.text(grown) + "|c", out);
        }
    }

    private void line(Labels labels, String value, LineWriter out) {
        StringBuilder name = new StringBuilder(prefix).append(clean(labels.name()));
        StringBuilder tags = new StringBuilder();
        labels.withoutName().forEach((label, text) -> {
            if (dog) {
                tags.append(tags.length() == 0 ? "|#" : ",")
                        .append(clean(label))
                        .append(':')
                        .append(text.replaceAll("[,|#\\s]", "_"));
            } else {
                name.append('.').append(clean(label)).append('.').append(clean(text));
            }
        });
        out.line((name + ":" + value + tags + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String clean(String word) {
        return word.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    @Override
    public void restart() {
        totals.clear();
    }
}
