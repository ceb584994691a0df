package dev.tenfold.policy.keda.trigger;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a source of metrics says when it is asked: a value, or why there is none.
 *
 * @param value what it said; empty if it failed
 * @param failure why it failed, in words; empty if it did not
 * @param <T> type of the value
 */
public record Answer<T>(Optional<T> value, String failure) {
    public Answer {
        Objects.requireNonNull(value, "value");
        if (value.isPresent() != failure.isEmpty()) {
            throw new IllegalArgumentException("failure must say why there is no value, and nothing if there is one");
        }
    }

    /** An answer that holds a value. */
    public static <T> Answer<T> of(T value) {
        return new Answer<>(Optional.of(value), "");
    }

    /** No answer: the source could not be reached, or refused. */
    public static <T> Answer<T> failed(String why) {
        return new Answer<>(Optional.empty(), why);
    }

    /** What becomes of the value; a failure stays what it is. */
    public <R> Answer<R> then(Function<T, Answer<R>> next) {
        return value.map(next).orElseGet(() -> failed(failure));
    }
}
