package dev.tenfold.prometheus;

/** A Prometheus that cannot be started, reached or made to answer; the message is one line for its user. */
public final class PrometheusFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, and what to do about it */
    public PrometheusFailure(String message) {
        super(message);
    }

    /**
     * @param message what is wrong, and what to do about it
     * @param cause what it was noticed by
     */
    public PrometheusFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
