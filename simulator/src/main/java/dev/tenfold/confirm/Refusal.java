package dev.tenfold.confirm;

import java.util.List;

/** A confirmation that cannot be made, or could not be finished: what stands in its way, a sentence each. */
public final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> reasons;

    /** @param reasons at least one */
    public Refusal(List<String> reasons) {
        super(String.join("\n", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** One reason. */
    public Refusal(String reason) {
        this(List.of(reason));
    }

    /** What stands in its way. */
    public List<String> reasons() {
        return reasons;
    }
}
