package dev.tenfold.export;

/** While which a series of a pod is published. */
enum Life {
    /** As long as the pod exists. */
    EXISTS,
    /** As long as Prometheus tries to scrape it: also while a dead process is being restarted. */
    DISCOVERED,
    /** As long as the process runs. */
    RUNS;

    boolean isOn(PodGroup group, long nowNanos) {
        return switch (this) {
            case EXISTS -> true;
            case DISCOVERED -> group.discovered(nowNanos);
            case RUNS -> group.running(nowNanos);
        };
    }
}
