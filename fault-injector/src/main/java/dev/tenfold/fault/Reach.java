package dev.tenfold.fault;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which metrics a fault of monitoring strikes. */
final class Reach {
    static final List<Source> ALL = List.of(Source.values());

    private Reach() {}

    /** Whether a name is what a pattern says, in which {@code *} stands for any text. */
    static boolean matches(String pattern, String name) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(name);
        }
        String rest = pattern.substring(star + 1);
        if (!name.startsWith(pattern.substring(0, star))) {
            return false;
        }
        for (int i = star; i <= name.length(); i++) {
            if (matches(rest, name.substring(i))) {
                return true;
            }
        }
        return false;
    }

    /** The metrics that a fault strikes, in words. */
    static String told(MetricFault fault) {
        String what = fault.metric().orElse(fault.service().isPresent() ? "metrics" : "all metrics");
        String whose = fault.service().map(name -> " of " + name).orElse("");
        return what
                + whose
                + fault.source().map(system -> " (" + system.title() + ")").orElse("");
    }

    static void requirePossible(Optional<Source> source, List<Source> possible) {
        if (source.isPresent() && !possible.contains(source.get())) {
            String names = possible.stream().map(Source::title).collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    "source must be one of " + names + ", was " + source.get().title());
        }
    }

    static void requireMetric(Optional<String> metric) {
        if (metric.isPresent() && metric.get().isBlank()) {
            throw new IllegalArgumentException("metric must name a metric, was \"\"");
        }
    }
}
