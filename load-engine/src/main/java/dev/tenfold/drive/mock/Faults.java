package dev.tenfold.drive.mock;

import dev.tenfold.spelling.Share;
import dev.tenfold.spelling.Size;
import dev.tenfold.spelling.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a mock server does wrong on purpose.
 *
 * @param latency added to each answer
 * @param errorShare of calls that get an error instead, 0..1
 * @param errorStatus of these, 400..599
 * @param resetShare of calls whose connection breaks without an answer, 0..1
 * @param down whether each does
 * @param bytesPerSecond at which bodies come; 0 for at once
 */
public record Faults(
        Duration latency, double errorShare, int errorStatus, double resetShare, boolean down, long bytesPerSecond) {
    /** Nothing wrong. */
    public static final Faults NONE = new Faults(Duration.ZERO, 0, 503, 0, false, 0);

    /** How they are written, for a message. */
    public static final String SYNTAX = "latency=200ms, errors=10%, status=503, reset=5%, slow-body=10k or down";

    public Faults {
        if (latency.isNegative()) {
            throw new IllegalArgumentException("latency must be >= 0s, was " + latency);
        }
        if (!(errorShare >= 0 && errorShare <= 1)) {
            throw new IllegalArgumentException("errors must be 0%..100%, was " + errorShare);
        }
        if (errorStatus < 400 || errorStatus > 599) {
            throw new IllegalArgumentException("status must be 400..599, was " + errorStatus);
        }
        if (!(resetShare >= 0 && resetShare <= 1)) {
            throw new IllegalArgumentException("reset must be 0%..100%, was " + resetShare);
        }
        if (bytesPerSecond < 0) {
            throw new IllegalArgumentException("slow-body must be >= 0, was " + bytesPerSecond);
        }
    }

    /**
     * Reads faults with commas between, such as {@code latency=200ms,errors=10%}.
     *
     * @throws IllegalArgumentException with all that is wrong
     */
    public static Faults parse(String text) {
        Faults faults = NONE;
        List<String> wrong = new ArrayList<>();
        for (String word : text.split("[,\\s]+")) {
            try {
                faults = word.isEmpty() ? faults : faults.with(word);
            } catch (IllegalArgumentException problem) {
                wrong.add("fault " + word + ": " + problem.getMessage());
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", wrong));
        }
        return faults;
    }

    private Faults with(String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        String value = equals < 0 ? "" : word.substring(equals + 1);
        return switch (name) {
            case "latency" ->
                new Faults(Span.parse(value).most(), errorShare, errorStatus, resetShare, down, bytesPerSecond);
            case "errors" ->
                new Faults(latency, Share.parse(value).ratio(), errorStatus, resetShare, down, bytesPerSecond);
            case "status" -> new Faults(latency, errorShare, number(value), resetShare, down, bytesPerSecond);
            case "reset" ->
                new Faults(latency, errorShare, errorStatus, Share.parse(value).ratio(), down, bytesPerSecond);
            case "slow-body" ->
                new Faults(
                        latency,
                        errorShare,
                        errorStatus,
                        resetShare,
                        down,
                        Size.parse(value).bytes());
            case "down" -> new Faults(latency, errorShare, errorStatus, resetShare, true, bytesPerSecond);
            default -> throw new IllegalArgumentException("must be " + SYNTAX);
        };
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("must be a whole number, was " + text);
        }
        return Integer.parseInt(text);
    }
}
