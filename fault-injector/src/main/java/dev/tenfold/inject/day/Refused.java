package dev.tenfold.inject.day;

import java.util.List;

/** A game day that must not begin; nothing was written. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> reasons;

    /** @param reasons all of them, a sentence each */
    public Refused(List<String> reasons) {
        super(String.join("; ", reasons));
        this.reasons = List.copyOf(reasons);
    }

    /** All reasons, a sentence each. */
    public List<String> reasons() {
        return reasons == null ? List.of(getMessage()) : reasons;
    }
}
