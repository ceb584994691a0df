package dev.tenfold.confirm.site;

import java.io.IOException;

/** What stands before the replicas. It has a fixed number of places, each empty or with a replica. */
public interface Balancer extends AutoCloseable {
    /** How a replica is chosen for a request. */
    enum Choice {
        /** One line for all: whoever has a free slot takes the first in it. */
        POOLED,
        /** Of two by chance, the one with fewer requests. */
        LEAST_REQUESTS,
        ROUND_ROBIN,
        RANDOM
    }

    /** Where clients connect, on 127.0.0.1. */
    int port();

    /** In a report. */
    String name();

    /** A replica that listens at a port of 127.0.0.1 takes requests from now on. */
    void admit(int place, int port) throws IOException;

    /** A replica is sent nothing more; what it holds is left to it. */
    void dismiss(int place) throws IOException;

    @Override
    void close();
}
