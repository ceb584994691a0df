package dev.tenfold.drive;

/** A connection to a target. Of one worker, on its event loop. */
interface Line {
    /** Whether it still is a connection. */
    boolean open();

    /** Whether it can carry one more exchange now. */
    boolean takesMore();

    /** Sends an exchange's request; its end is told to the {@link Owner}. */
    void send(Exchange exchange);

    /** Nobody waits for this exchange any more. A line that cannot carry others then ends itself. */
    void abandon(Exchange exchange);

    /** Ends it. */
    void close();

    /** Whoever uses lines. */
    interface Owner {
        /** Nanoseconds since start. */
        long nowNanos();

        /** An exchange has its whole answer; the line may take more. */
        void answered(Line line, Exchange exchange);

        /** An exchange ends without an answer. */
        void failed(Exchange exchange, Ending ending);

        /** The line is gone, after the exchanges on it were told of. */
        void gone(Line line);

        /** A fault of the engine itself: the run is over. */
        void broken(Throwable fault);
    }
}
