package dev.tenfold.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The labels of a series: names and values, sorted by name. The metric's name is the label {@link #NAME}. A label with
 * an empty value does not exist, as in Prometheus, so that {@code {a=""}} equals {@code {}}.
 */
public final class Labels implements Comparable<Labels> {
    /** The label that holds the metric's name. */
    public static final String NAME = "__name__";

    /** No label at all. */
    public static final Labels EMPTY = new Labels(new String[0]);

    /** Name, value, name, value ... in the order of the names. */
    private final String[] pairs;

    private final int hash;

    private Labels(String[] pairs) {
        this.pairs = pairs;
        this.hash = Arrays.hashCode(pairs);
    }

    /**
     * Labels from names and values in turn, in any order.
     *
     * @throws IllegalArgumentException if a name stands without a value or twice
     */
    public static Labels of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "labels must be pairs of name and value, was " + Arrays.toString(namesAndValues));
        }
        Map<String, String> sorted = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (sorted.put(namesAndValues[i], namesAndValues[i + 1]) != null) {
                throw new IllegalArgumentException("label " + namesAndValues[i] + " must not stand twice");
            }
        }
        return of(sorted);
    }

    /** Labels from a map of names to values. */
    public static Labels of(Map<String, String> values) {
        String[] names = values.keySet().toArray(String[]::new);
        Arrays.sort(names);
        List<String> pairs = new ArrayList<>(2 * names.length);
        for (String name : names) {
            String value = values.get(name);
            if (!value.isEmpty()) {
                pairs.add(name);
                pairs.add(value);
            }
        }
        return fromPairs(pairs);
    }

    private static Labels fromPairs(List<String> pairs) {
        return pairs.isEmpty() ? EMPTY : new Labels(pairs.toArray(String[]::new));
    }

    /** Number of labels, the name included. */
    public int size() {
        return pairs.length / 2;
    }

    /** Whether there is no label. */
    public boolean isEmpty() {
        return pairs.length == 0;
    }

    /** The metric's name, or empty. */
    public String name() {
        return get(NAME);
    }

    /** The value of a label, or empty if there is none. */
    public String get(String name) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return "";
    }

    /** These labels with one set, or removed where the value is empty. */
    public Labels with(String name, String value) {
        return with(Map.of(name, value));
    }

    /** These labels with some set, or removed where their value is empty. */
    public Labels with(Map<String, String> more) {
        String[] all = Arrays.copyOf(pairs, pairs.length + 2 * more.size());
        int size = pairs.length;
        for (Map.Entry<String, String> each : more.entrySet()) {
            size = put(each.getKey(), each.getValue(), all, size);
        }
        return size == 0 ? EMPTY : new Labels(Arrays.copyOf(all, size));
    }

    /** Sets a label among the first of some pairs; returns how long they are then. */
    private static int put(String name, String value, String[] pairs, int size) {
        int place = 0;
        while (place < size && pairs[place].compareTo(name) < 0) {
            place += 2;
        }
        boolean there = place < size && pairs[place].equals(name);
        int behind = there ? place + 2 : place;
        int room = value.isEmpty() ? 0 : 2;
        System.arraycopy(pairs, behind, pairs, place + room, size - behind);
        if (room > 0) {
            pairs[place] = name;
            pairs[place + 1] = value;
        }
        return size + place + room - behind;
    }

    /** These labels without the metric's name. */
    public Labels withoutName() {
        return filter(name -> !name.equals(NAME));
    }

    /** These labels without some. */
    public Labels without(Collection<String> names) {
        return filter(name -> !names.contains(name));
    }

    /** Of these labels only some. */
    public Labels keep(Collection<String> names) {
        return filter(names::contains);
    }

    private Labels filter(Predicate<String> kept) {
        List<String> left = new ArrayList<>(pairs.length);
        for (int i = 0; i < pairs.length; i += 2) {
            if (kept.test(pairs[i])) {
                left.add(pairs[i]);
                left.add(pairs[i + 1]);
            }
        }
        return left.size() == pairs.length ? this : fromPairs(left);
    }

    /** Calls with each name and value, in the order of the names. */
    public void forEach(BiConsumer<String, String> action) {
        for (int i = 0; i < pairs.length; i += 2) {
            action.accept(pairs[i], pairs[i + 1]);
        }
    }

    /** By names and values in turn; of two label sets that begin alike the shorter comes first. */
    @Override
    public int compareTo(Labels other) {
        return Arrays.compare(pairs, other.pairs);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Labels that && hash == that.hash && Arrays.equals(pairs, that.pairs);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** As PromQL spells a series: {@code http_requests_total{code="200", pod="a"}}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        forEach((name, value) -> {
            if (!name.equals(NAME)) {
                text.append(text.length() == 0 ? "{" : ", ")
                        .append(name)
                        .append('=')
                        .append(quoted(value));
            }
        });
        String braces = text.length() == 0 ? "" : text.append('}').toString();
        return name() + (braces.isEmpty() && name().isEmpty() ? "{}" : braces);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
