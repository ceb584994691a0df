package dev.tenfold.inject.platform.cloudwatch;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The parameters of a request, whatever protocol they came by: texts, numbers, lists and objects. Query knows texts
 * alone, so that numbers and instants are read from texts too.
 *
 * @param name where it stands, for complaints; empty for the whole request
 * @param values by name
 */
record Asked(String name, Map<String, Object> values) {
    private String at(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    Optional<String> text(String key) {
        Object value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Map || value instanceof List) {
            throw AwsFault.validation("The parameter " + at(key) + " must be a text.");
        }
        return Optional.of(value.toString()).filter(text -> !text.isEmpty());
    }

    String required(String key) {
        return text(key).orElseThrow(() -> AwsFault.missing(at(key)));
    }

    OptionalDouble number(String key) {
        return text(key).map(text -> OptionalDouble.of(number(at(key), text))).orElse(OptionalDouble.empty());
    }

    private static double number(String place, String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException none) {
            // The same complaint as of one that is not finite.
        }
        throw AwsFault.invalid("The value " + text + " for parameter " + place + " is invalid: it must be a number.");
    }

    OptionalInt whole(String key) {
        OptionalDouble number = number(key);
        if (number.isEmpty()) {
            return OptionalInt.empty();
        }
        if (number.getAsDouble() != (int) number.getAsDouble()) {
            throw AwsFault.invalid("The value " + text(key).orElse("") + " for parameter " + at(key)
                    + " is invalid: it must be a whole number.");
        }
        return OptionalInt.of((int) number.getAsDouble());
    }

    Instant instant(String key) {
        Object value = values.get(key);
        if (value instanceof Instant instant) {
            return instant;
        }
        String text = required(key);
        try {
            if (text.matches("[0-9.eE+]+")) {
                BigDecimal seconds = new BigDecimal(text);
                return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
            }
            return OffsetDateTime.parse(text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)") ? text : text + "Z")
                    .toInstant();
        } catch (NumberFormatException | DateTimeException none) {
            throw AwsFault.invalid(
                    "The value " + text + " for parameter " + at(key) + " is invalid: it must be a time.");
        }
    }

    boolean flag(String key, boolean fallback) {
        return text(key).map(Boolean::parseBoolean).orElse(fallback);
    }

    List<String> texts(String key) {
        return list(key).stream().map(String::valueOf).toList();
    }

    List<Double> numbers(String key) {
        return list(key).stream()
                .map(each -> number(at(key), String.valueOf(each)))
                .toList();
    }

    Asked object(String key) {
        return asked(at(key), values.get(key));
    }

    List<Asked> objects(String key) {
        return list(key).stream().map(each -> asked(at(key), each)).toList();
    }

    private List<?> list(String key) {
        Object value = values.get(key);
        if (value == null || value.equals("")) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw AwsFault.validation("The parameter " + at(key) + " must be a list.");
    }

    @SuppressWarnings("unchecked")
    private static Asked asked(String place, Object value) {
        if (value == null) {
            throw AwsFault.missing(place);
        }
        if (value instanceof Map<?, ?> map) {
            return new Asked(place, (Map<String, Object>) map);
        }
        throw AwsFault.validation("The parameter " + place + " must be a structure.");
    }
}
