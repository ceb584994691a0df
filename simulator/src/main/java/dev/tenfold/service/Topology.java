package dev.tenfold.service;

import java.util.List;

/** The services of a rehearsal, however requests flow through them. */
public interface Topology {
    /** Callers before those they call. */
    List<Service> services();

    /** The service of a name that is known to exist. */
    Service service(String name);
}
