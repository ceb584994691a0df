package dev.tenfold.inject.sink;

import dev.tenfold.inject.Family.Reading;
import dev.tenfold.metric.Labels;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Graphite's plaintext protocol: {@code name;label=value 42 1763815411}. Nothing can be taken back by it: a series that
 * ends has no more points.
 *
 * @see <a href="https://graphite.readthedocs.io/en/latest/tags.html#carbon">tagged series</a>
 */
final class Graphite implements Lines {
    static final List<String> OPTIONS = List.of("prefix", "tags");

    private static final int MOST_IN_BATCH = 5_000;
    private static final int MILLIS_PER_SECOND = 1000;

    private final String prefix;
    private final boolean tags;

    Graphite(Options options) {
        prefix = options.text("prefix", "");
        tags = options.oneOf("tags", "true", "true", "false").equals("true");
    }

    @Override
    public int most() {
        return MOST_IN_BATCH;
    }

    @Override
    public void write(Batch batch, LineWriter out) {
        if (batch.ending()) {
            return;
        }
        String time = " " + Math.floorDiv(batch.timeMillis(), MILLIS_PER_SECOND) + "\n";
        for (Batch.Slice slice : batch.slices()) {
            for (Reading reading : slice.readings()) {
                if (Double.isFinite(reading.value())) {
                    out.line((path(reading.labels()) + " " + Numbers.text(reading.value()) + time)
                            .getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private String path(Labels labels) {
        StringBuilder path = new StringBuilder(prefix).append(clean(labels.name()));
        labels.withoutName().forEach((name, value) -> {
            if (tags) {
                path.append(';').append(clean(name)).append('=').append(tagValue(value));
            } else {
                path.append('.').append(clean(name)).append('.').append(node(value));
            }
        });
        return path.toString();
    }

    private static String clean(String word) {
        return word.replaceAll("[;!^=\\s]", "_");
    }

    /** A tag's value may hold anything but {@code ;} and white space, and not begin with {@code ~}. */
    private static String tagValue(String value) {
        return value.replaceAll("[;\\s]|^~", "_");
    }

    /** Dots would cut a node in two. */
    private static String node(String value) {
        return value.replaceAll("[^A-Za-z0-9_-]", "_");
    }
}
