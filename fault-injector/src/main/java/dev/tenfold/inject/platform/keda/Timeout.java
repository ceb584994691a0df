package dev.tenfold.inject.platform.keda;

import dev.tenfold.inject.platform.keda.GrpcFailure.Status;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code grpc-timeout}: at most eight digits and a unit, such as {@code 500m} for half a second. */
final class Timeout {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,8})([HMSmun])");

    private Timeout() {}

    static long millis(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new GrpcFailure(Status.INTERNAL, "malformed grpc-timeout: " + text);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "H" -> number * 3_600_000;
            case "M" -> number * 60_000;
            case "S" -> number * 1000;
            case "m" -> number;
            case "u" -> number / 1000;
            default -> number / 1_000_000;
        };
    }
}
