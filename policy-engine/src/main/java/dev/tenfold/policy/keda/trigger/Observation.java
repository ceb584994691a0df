package dev.tenfold.policy.keda.trigger;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a trigger makes of the world at one poll.
 *
 * @param value of its metric; empty if it failed, and of cpu and memory, which the autoscaler reads by itself
 * @param active whether it wants the target to run at all
 * @param error why it failed, in words; empty if it did not
 */
public record Observation(OptionalDouble value, boolean active, String error) {
    public Observation {
        Objects.requireNonNull(value, "value");
        if (!error.isEmpty() && (active || value.isPresent())) {
            throw new IllegalArgumentException("a trigger that failed has no value and is not active");
        }
    }

    /** A value, which makes the trigger active if it is above a bound. */
    static Observation above(double activation, double value) {
        return new Observation(OptionalDouble.of(value), value > activation, "");
    }

    static Observation of(double value, boolean active) {
        return new Observation(OptionalDouble.of(value), active, "");
    }

    static Observation failed(String why) {
        return new Observation(OptionalDouble.empty(), false, why);
    }

    /** What an answer shows; a failure stays what it is. */
    static Observation above(double activation, Answer<Double> answer) {
        return answer.value().map(value -> above(activation, value)).orElseGet(() -> failed(answer.failure()));
    }

    /** Whether the trigger could not say anything. */
    public boolean isError() {
        return !error.isEmpty();
    }

    /** The value in thousandths, as the autoscaler gets it; 0 if there is none. */
    public long milli() {
        return MetricQuantity.milli(value.orElse(0));
    }
}
