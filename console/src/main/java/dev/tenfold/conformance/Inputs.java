package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The inputs of a vector. A key that is null is absent.
 *
 * @param node the object that holds them
 */
record Inputs(JsonNode node) {

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    private JsonNode required(String key) {
        if (!has(key)) {
            throw new IllegalArgumentException("it lacks " + key);
        }
        return node.get(key);
    }

    String text(String key) {
        return required(key).asText();
    }

    Optional<String> optionalText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    int integer(String key) {
        return required(key).intValue();
    }

    OptionalInt optionalInteger(String key) {
        return has(key) ? OptionalInt.of(integer(key)) : OptionalInt.empty();
    }

    double number(String key) {
        return required(key).doubleValue();
    }

    boolean flag(String key) {
        return node.path(key).asBoolean(false);
    }

    Duration seconds(String key) {
        return Duration.ofSeconds(required(key).longValue());
    }

    Optional<Duration> optionalSeconds(String key) {
        return has(key) ? Optional.of(seconds(key)) : Optional.empty();
    }

    Inputs inner(String key) {
        return new Inputs(required(key));
    }

    <T> List<T> list(String key, Function<JsonNode, T> element) {
        List<T> list = new ArrayList<>();
        required(key).forEach(node -> list.add(element.apply(node)));
        return list;
    }

    /** Numbers; null is not a number. */
    double[] numbers(String key) {
        return list(key, node -> node.isNull() ? Double.NaN : node.doubleValue()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    Map<String, String> texts(String key) {
        Map<String, String> texts = new TreeMap<>();
        required(key)
                .properties()
                .forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    static OptionalDouble bound(JsonNode node) {
        return node.isNull() ? OptionalDouble.empty() : OptionalDouble.of(node.doubleValue());
    }
}
