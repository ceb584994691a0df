package dev.tenfold.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Compares what a decision gave with what a policy vector expects. Some expectations are not one value: a state that
 * must not come out, a bound, an interval, part of a message, and null within a list or for replicas or activity, which
 * leaves that place open. Where an error is expected, whatever stands beside it means nothing.
 */
final class PolicyComparison {
    private PolicyComparison() {}

    /** The first difference, if there is one. */
    static Optional<String> difference(JsonNode expected, JsonNode actual) {
        if (expected.path("error").asBoolean(false)) {
            return difference("error", expected.get("error"), actual);
        }
        for (Map.Entry<String, JsonNode> field : expected.properties()) {
            Optional<String> difference = difference(field.getKey(), field.getValue(), actual);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(String key, JsonNode expected, JsonNode actual) {
        return switch (key) {
            case "note" -> Optional.empty();
            case "stateNot" -> {
                JsonNode state = actual.path("state");
                yield unless(!state.equals(expected), "state must not be " + expected, state);
            }
            case "desiredAtLeast" -> {
                JsonNode desired = actual.path("desired");
                yield unless(desired.intValue() >= expected.intValue(), "desired must be >= " + expected, desired);
            }
            case "desiredLessThan" -> {
                JsonNode desired = actual.path("desired");
                yield unless(desired.intValue() < expected.intValue(), "desired must be < " + expected, desired);
            }
            case "instancesBetween" -> {
                int instances = actual.path("instances").intValue();
                boolean within = instances >= expected.path(0).intValue()
                        && instances <= expected.path(1).intValue();
                yield unless(within, "instances must be within " + expected, actual.path("instances"));
            }
            case "replicas", "active" -> expected.isNull() ? Optional.empty() : value(key, expected, actual.path(key));
            case "errorContains" -> message(expected, actual.path("error"));
            case "warnings" -> warnings(expected, actual.path(key));
            case "error" -> {
                JsonNode error = actual.path(key);
                boolean said = expected.isBoolean()
                        ? error.isTextual() == expected.booleanValue()
                        : error.isTextual()
                                && (!expected.isTextual() || error.asText().contains(expected.asText()));
                yield unless(said, "error must be " + expected, error);
            }
            default -> value(key, expected, actual.path(key));
        };
    }

    /** The words that a message must hold; it may be any if none are expected. */
    private static Optional<String> message(JsonNode expected, JsonNode error) {
        boolean held = expected.isNull() || error.asText().contains(expected.asText());
        return unless(held, "error must contain " + expected, error);
    }

    /** As many warnings as expected, each of which holds the words expected of it, in upper or lower case. */
    private static Optional<String> warnings(JsonNode expected, JsonNode actual) {
        boolean same = expected.size() == actual.size();
        for (int i = 0; same && i < expected.size(); i++) {
            String words = expected.get(i).asText().toLowerCase(Locale.ROOT);
            same = actual.get(i).asText().toLowerCase(Locale.ROOT).contains(words);
        }
        return unless(same, "warnings must be " + expected, actual);
    }

    private static Optional<String> value(String key, JsonNode expected, JsonNode actual) {
        if (!expected.isArray() || !actual.isArray() || expected.size() != actual.size()) {
            return Comparison.difference(expected, actual).map(difference -> key + difference);
        }
        for (int i = 0; i < expected.size(); i++) {
            String place = key + "[" + i + "]";
            if (!expected.get(i).isNull()) {
                Optional<String> difference = Comparison.difference(expected.get(i), actual.get(i));
                if (difference.isPresent()) {
                    return difference.map(rest -> place + rest);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> unless(boolean holds, String rule, JsonNode actual) {
        String shown = actual.isMissingNode() ? "nothing" : actual.toString();
        return holds ? Optional.empty() : Optional.of(rule + ", was " + shown);
    }
}
