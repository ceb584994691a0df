package dev.tenfold.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes maps, lists, text, numbers and truth values as JSON, two spaces a level, in the order given. */
public final class Json {
    private Json() {}

    /** A value as JSON. */
    public static String write(Object value) {
        return write(value, "\n");
    }

    private static String write(Object value, String newline) {
        String inner = newline + "  ";
        if (value instanceof Map<?, ?> map) {
            return map.isEmpty()
                    ? "{}"
                    : map.entrySet().stream()
                            .map(entry ->
                                    inner + quote(entry.getKey().toString()) + ": " + write(entry.getValue(), inner))
                            .collect(Collectors.joining(",", "{", newline + "}"));
        }
        if (value instanceof List<?> list) {
            boolean flat = list.stream().noneMatch(item -> item instanceof Map || item instanceof List);
            return list.stream()
                    .map(item -> (flat ? "" : inner) + write(item, inner))
                    .collect(Collectors.joining(flat ? ", " : ",", "[", flat ? "]" : newline + "]"));
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        return value instanceof String text ? quote(text) : String.valueOf(value);
    }

    /** A document as maps, lists and plain values. */
    static Object of(Node node) {
        if (node instanceof Mapping mapping) {
            Map<String, Object> map = new LinkedHashMap<>();
            mapping.entries().forEach((key, entry) -> map.put(key, of(entry.value())));
            return map;
        }
        if (node instanceof Sequence sequence) {
            List<Object> list = new ArrayList<>();
            sequence.items().forEach(item -> list.add(of(item)));
            return list;
        }
        Scalar scalar = (Scalar) node;
        if (scalar.number().isPresent()) {
            return scalar.number().get();
        }
        return scalar.truth().isPresent() ? scalar.truth().get() : scalar.text();
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
