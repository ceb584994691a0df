package dev.tenfold.inject.replicas;

/** Replicas cannot be read; the message is one sentence on why. */
public final class ReplicaFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int httpStatus;
    private final long retryAfterMillis;

    /** @param message one sentence */
    public ReplicaFailure(String message) {
        this(message, 0, 0);
    }

    /**
     * @param message one sentence
     * @param httpStatus that a server answered, or 0
     * @param retryAfterMillis how long the server wants to be left alone, or 0
     */
    ReplicaFailure(String message, int httpStatus, long retryAfterMillis) {
        super(message, null, false, false);
        this.httpStatus = httpStatus;
        this.retryAfterMillis = retryAfterMillis;
    }

    int httpStatus() {
        return httpStatus;
    }

    long retryAfterMillis() {
        return retryAfterMillis;
    }
}
