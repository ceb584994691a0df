package dev.tenfold.policy.aws;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * What a policy asks for before anything holds it back.
 *
 * @param wanted the capacity; empty where none of its steps applies
 * @param sum how it comes to that, with the numbers
 */
public record Ask(OptionalInt wanted, String sum) {
    public Ask {
        Objects.requireNonNull(wanted, "wanted");
        Objects.requireNonNull(sum, "sum");
    }

    Ask(int wanted, String sum) {
        this(OptionalInt.of(wanted), sum);
    }

    static Ask nothing(String why) {
        return new Ask(OptionalInt.empty(), why);
    }
}
