package dev.tenfold.policy.keda.trigger;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names under which KEDA serves the metrics of triggers to autoscalers.
 *
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/util/normalize_string.go">normalize_string.go</a>
 * @see <a href="https://github.com/kedacore/keda/blob/main/pkg/scalers/scaler.go">scaler.go</a>
 */
public final class MetricNames {
    private static final Pattern REPLACED = Pattern.compile("[/.:%()]");

    private MetricNames() {}

    /** A name without the characters that a metric's name must not hold: a dash stands for each. */
    public static String normalised(String name) {
        return REPLACED.matcher(name).replaceAll("-");
    }

    /** The name of the metric of the trigger at an index, such as {@code s0-kafka-orders}. */
    public static String indexed(int index, String name) {
        return "s" + index + "-" + name;
    }

    /** The name without the index; empty if it has none, or that of another trigger. */
    public static Optional<String> withoutIndex(int index, String name) {
        String prefix = indexed(index, "");
        return name.startsWith(prefix) ? Optional.of(name.substring(prefix.length())) : Optional.empty();
    }

    /** A text as Go escapes it for the query of an address. */
    static String queryEscaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
