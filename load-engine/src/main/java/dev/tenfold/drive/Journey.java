package dev.tenfold.drive;

import java.util.List;

/**
 * What a user does, step by step.
 *
 * @param name for people
 * @param weight how often it is chosen beside the others, above 0
 * @param calls its steps, at least one
 */
public record Journey(String name, double weight, List<Call> calls) {
    public Journey {
        calls = List.copyOf(calls);
        if (!(weight > 0)) {
            throw new IllegalArgumentException("weight must be > 0, was " + weight);
        }
        if (calls.isEmpty()) {
            throw new IllegalArgumentException("calls must not be empty");
        }
    }
}
