package dev.tenfold.server;

import java.io.IOException;

/** A program that runs, however it is run: it can be stopped, killed and started again on the same files. */
interface Running {
    /** Starts it; it must not run. */
    void start() throws IOException;

    /** Asks it to end and waits until it has. */
    void stop();

    /** Ends it without giving it a chance, as {@code kill -9} does. */
    void kill();

    /** Its process id on this machine. */
    long pid();

    /** Whether it runs. */
    boolean alive();

    /** Ends it, and leaves nothing behind but its directory. */
    void remove();
}
