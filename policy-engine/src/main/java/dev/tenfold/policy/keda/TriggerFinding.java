package dev.tenfold.policy.keda;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What one trigger was found to say, its fallback included.
 *
 * @param called what a sentence calls it, such as {@code kafka orders}
 * @param metric name of its metric, such as {@code s0-kafka-orders}
 * @param kind how it was found
 * @param value that it read; empty if it failed, and for cpu and memory
 * @param metricMilli what the autoscaler is told, in thousandths; empty if nothing
 * @param activation the value that it is active above
 * @param active whether it wants the target to run
 * @param failures of it in a row
 * @param error why it failed; empty if it did not
 * @param atNanos when it was read, nanoseconds since the rehearsal's start
 */
public record TriggerFinding(
        String called,
        String metric,
        Kind kind,
        OptionalDouble value,
        OptionalLong metricMilli,
        double activation,
        boolean active,
        int failures,
        String error,
        long atNanos) {
    private static final int DECIMALS = 3;

    /** How a trigger was found. */
    public enum Kind {
        /** It is of cpu or memory, which the autoscaler reads by itself. */
        RESOURCE,
        /** It gave a value. */
        MEASURED,
        /** It failed too often, and the fallback speaks for it. */
        FALLBACK,
        /** It failed too often, and is nil in the formula. */
        NIL,
        /** It failed. */
        FAILED
    }

    public TriggerFinding {
        Objects.requireNonNull(called, "called");
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(metricMilli, "metricMilli");
        Objects.requireNonNull(error, "error");
    }

    /** Whether it could not say, and no fallback speaks for it. */
    public boolean failed() {
        return kind == Kind.FAILED;
    }

    /** What it means for whether the target is to run. */
    public TriggerState state() {
        return new TriggerState(kind == Kind.RESOURCE, active, failed());
    }

    /** What it found, in a few words with the numbers. */
    public String words() {
        return switch (kind) {
            case RESOURCE -> called + " is left to the autoscaler";
            case MEASURED -> called + " is at " + number(value.orElse(0)) + ", active above " + number(activation);
            case FALLBACK -> called + " failed " + failures + " times in a row, so fallback.replicas holds";
            case NIL -> called + " failed " + failures + " times in a row, so it is nil in the formula";
            case FAILED -> called + " failed: " + error;
        };
    }

    /** A number with up to three decimals. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "+Inf" : "-Inf";
        }
        BigDecimal rounded = new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
