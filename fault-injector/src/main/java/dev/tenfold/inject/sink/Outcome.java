package dev.tenfold.inject.sink;

import java.time.Duration;

/** How an attempt to send a batch went. */
sealed interface Outcome {
    /** The server took it. */
    Outcome TAKEN = new Taken();

    /** The server took it. */
    record Taken() implements Outcome {}

    /**
     * The server took some of it and will never take the rest.
     *
     * @param written series that it took
     * @param why one sentence
     */
    record Refused(int written, String why) implements Outcome {}

    /**
     * It may work later: the server is away, busy or broken.
     *
     * @param after wait at least so long; zero if the server did not say
     * @param why one sentence
     */
    record Later(Duration after, String why) implements Outcome {}
}
