package dev.tenfold.drive.engine;

import java.io.IOException;
import java.util.OptionalInt;

/** What a {@link Keeper} starts and sees to the end of. */
interface Charge {
    /**
     * Starts it.
     *
     * @return by what it is known: a process id, or the id of a run
     */
    String begin() throws IOException, InterruptedException;

    /** How it ended, as processes do: 0 is well; empty as long as it has not. */
    OptionalInt over() throws InterruptedException;

    /** Ends it: asks first, then forces; returns whether nothing of it is left. */
    boolean end() throws InterruptedException;
}
