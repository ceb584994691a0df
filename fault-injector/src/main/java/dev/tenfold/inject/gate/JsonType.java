package dev.tenfold.inject.gate;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** What JSON calls the type of a value. A number beyond what a double holds is of no type here, and never allowed. */
enum JsonType {
    OBJECT("an object"),
    ARRAY("a list"),
    STRING("a string"),
    NUMBER("a number"),
    INTEGER("a whole number"),
    BOOLEAN("true or false"),
    NULL("null");

    private final String spoken;

    JsonType(String spoken) {
        this.spoken = spoken;
    }

    /**
     * Whether a value is of a type.
     *
     * @param types a name of JSON Schema, a list of them, or null for any
     */
    static boolean allows(Object types, Object value) {
        if (value instanceof Number number && !isFinite(number)) return false;
        return types == null || all(types).stream().anyMatch(type -> type.holds(value));
    }

    /** Types for people: {@code a string or null}. */
    static String named(Object types) {
        if (types == null) return "a number that a double can hold";
        return String.join(" or ", all(types).stream().map(type -> type.spoken).toList());
    }

    /** A value for a complaint: objects and lists by their kind alone. */
    static String shown(Object value) {
        return value instanceof JsonObject ? "an object" : value instanceof JsonArray ? "a list" : "" + value;
    }

    /** A finite number without loss. */
    static BigDecimal exact(Number number) {
        if (number instanceof BigInteger whole) return new BigDecimal(whole);
        if (number instanceof Double || number instanceof Float) return BigDecimal.valueOf(number.doubleValue());
        return number instanceof BigDecimal exact ? exact : BigDecimal.valueOf(number.longValue());
    }

    private static boolean isFinite(Number number) {
        return Double.isFinite(number.doubleValue());
    }

    private static List<JsonType> all(Object types) {
        return types instanceof JsonArray several
                ? several.stream().map(JsonType::of).toList()
                : List.of(of(types));
    }

    private static JsonType of(Object name) {
        return Arrays.stream(values())
                .filter(type -> type.name().equalsIgnoreCase(String.valueOf(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("type must be one of JSON Schema's, was " + name));
    }

    private boolean holds(Object value) {
        return switch (this) {
            case OBJECT -> value instanceof JsonObject;
            case ARRAY -> value instanceof JsonArray;
            case STRING -> value instanceof String;
            case NUMBER -> value instanceof Number;
            case INTEGER ->
                value instanceof Number number
                        && exact(number).stripTrailingZeros().scale() <= 0;
            case BOOLEAN -> value instanceof Boolean;
            case NULL -> value == null;
        };
    }
}
