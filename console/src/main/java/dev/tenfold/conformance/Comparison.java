package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** Compares what came out with what is expected: key by key; keys that are not expected may be anything. */
final class Comparison {
    private Comparison() {}

    /** The first difference, if there is one. */
    static Optional<String> difference(JsonNode expected, JsonNode actual) {
        return difference("", expected, actual);
    }

    private static Optional<String> difference(String path, JsonNode expected, JsonNode actual) {
        if (isNothing(expected) || isNothing(actual)) {
            return isNothing(expected) && isNothing(actual) ? Optional.empty() : differing(path, expected, actual);
        }
        if (expected.isObject() && actual.isObject()) {
            for (Map.Entry<String, JsonNode> field : expected.properties()) {
                String key = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
                Optional<String> difference = difference(key, field.getValue(), actual.path(field.getKey()));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                Optional<String> difference = difference(path + "[" + i + "]", expected.get(i), actual.get(i));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return Optional.empty();
        }
        return isSame(expected, actual) ? Optional.empty() : differing(path, expected, actual);
    }

    private static boolean isNothing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    /** Whole numbers are compared as such, however wide the node is that holds them. */
    private static boolean isSame(JsonNode expected, JsonNode actual) {
        if (expected.isIntegralNumber() && actual.isIntegralNumber()) {
            return expected.bigIntegerValue().equals(actual.bigIntegerValue());
        }
        if (expected.isNumber() && actual.isNumber()) {
            return expected.doubleValue() == actual.doubleValue();
        }
        return expected.equals(actual);
    }

    private static Optional<String> differing(String path, JsonNode expected, JsonNode actual) {
        String shown = actual.isMissingNode() ? "nothing" : actual.toString();
        return Optional.of(path + " must be " + expected + ", was " + shown);
    }
}
