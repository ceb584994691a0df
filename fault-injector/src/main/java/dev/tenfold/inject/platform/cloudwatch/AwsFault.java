package dev.tenfold.inject.platform.cloudwatch;

/** A request that is refused, in the words of AWS. */
final class AwsFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int http;
    private final String code;
    private final String shape;

    private AwsFault(int http, String code, String shape, String message) {
        super(message, null, false, false);
        this.http = http;
        this.code = code;
        this.shape = shape;
    }

    static AwsFault invalid(String message) {
        return new AwsFault(400, "InvalidParameterValue", "InvalidParameterValueException", message);
    }

    static AwsFault combination(String message) {
        return new AwsFault(400, "InvalidParameterCombination", "InvalidParameterCombinationException", message);
    }

    static AwsFault missing(String parameter) {
        return new AwsFault(
                400,
                "MissingParameter",
                "MissingRequiredParameterException",
                "The parameter " + parameter + " is required.");
    }

    static AwsFault validation(String message) {
        return plain(400, "ValidationError", message);
    }

    static AwsFault token() {
        return plain(400, "InvalidNextToken", "The next token is not one that was given.");
    }

    static AwsFault limit(String message) {
        return plain(400, "LimitExceeded", message);
    }

    static AwsFault action(String name) {
        return plain(400, "InvalidAction", "Could not find operation " + name);
    }

    static AwsFault serialization(String message) {
        return plain(400, "SerializationException", message);
    }

    static AwsFault denied(String code, String message) {
        return plain(403, code, message);
    }

    private static AwsFault plain(int http, String code, String message) {
        return new AwsFault(http, code, code, message);
    }

    int http() {
        return http;
    }

    /** As Query spells it. */
    String code() {
        return code;
    }

    /** As JSON and CBOR spell it. */
    String shape() {
        return shape;
    }
}
