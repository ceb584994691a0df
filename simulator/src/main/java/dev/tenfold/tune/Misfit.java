package dev.tenfold.tune;

/** A scenario cannot be read with the fields that were set: replicas that fit on no node, say. */
public final class Misfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param reason in one sentence
     */
    public Misfit(String reason) {
        super(reason);
    }
}
