package dev.tenfold.trial;

import java.util.ArrayList;
import java.util.List;

/**
 * One direction of a sweep: a path and the values that it takes.
 *
 * @param path as in {@link Setting}
 * @param values at least one, in the order of the sweep
 */
public record Axis(String path, List<String> values) {
    private static final int MOST_STEPS = 100_000;

    public Axis {
        values = List.copyOf(values);
        if (path.isBlank()) {
            throw new IllegalArgumentException("must be path=values, such as services.web.replicas=2,4,8");
        }
        if (values.isEmpty() || values.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("must have a value between any two commas");
        }
    }

    /**
     * Reads an axis: {@code path=a,b,c}, or {@code path=1..10/10} for so many values from one end to the other.
     *
     * @throws IllegalArgumentException if it is none, with the rule as its message
     */
    public static Axis parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("must be path=values, such as services.web.replicas=2,4,8");
        }
        String values = text.substring(equals + 1);
        return new Axis(text.substring(0, equals), Range.isWritten(values) ? steps(values) : list(values));
    }

    private static List<String> steps(String text) {
        int slash = text.lastIndexOf('/');
        String count = slash < 0 ? "" : text.substring(slash + 1).strip();
        if (!count.matches("\\d{1,6}") || Integer.parseInt(count) < 2 || Integer.parseInt(count) > MOST_STEPS) {
            throw new IllegalArgumentException("must say how many values a range has, such as 1..10/10");
        }
        Range range = Range.parse(text.substring(0, slash));
        int steps = Integer.parseInt(count);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            values.add(range.at(i / (steps - 1.0)));
        }
        return values.stream().distinct().toList();
    }

    /** Commas between brackets belong to the value. */
    private static List<String> list(String text) {
        List<String> values = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                values.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        values.add(text.substring(start).strip());
        return values;
    }
}
