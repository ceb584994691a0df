package dev.tenfold.fault;

/**
 * A name of something else that a fault has in it.
 *
 * @param key where it stands in the fault
 * @param name what is named
 * @param what what it has to be
 */
public record Mention(String key, String name, What what) {
    /** What a name stands for. */
    public enum What {
        /** A service. */
        SERVICE,
        /** A service whose bandwidth is known. */
        LINKED,
        /** A service whose answers a caller keeps in a cache. */
        CACHED,
        /** A pool of nodes. */
        POOL,
        /** A service or a pool of nodes. */
        TARGET,
        /** A zone of a service's or pool's placement. */
        ZONE
    }
}
