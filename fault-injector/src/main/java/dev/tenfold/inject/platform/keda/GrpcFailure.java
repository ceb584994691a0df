package dev.tenfold.inject.platform.keda;

/** A call that ends with another status than OK. */
final class GrpcFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Status status;

    /**
     * How a call ends.
     *
     * @see <a href="https://grpc.github.io/grpc/core/md_doc_statuscodes.html">Status codes</a>
     */
    enum Status {
        OK(0),
        INVALID_ARGUMENT(3),
        DEADLINE_EXCEEDED(4),
        NOT_FOUND(5),
        RESOURCE_EXHAUSTED(8),
        UNIMPLEMENTED(12),
        INTERNAL(13);

        private final int code;

        Status(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    GrpcFailure(Status status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    Status status() {
        return status;
    }
}
