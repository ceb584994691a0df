package dev.tenfold.fault;

/**
 * What a service suffers at an instant. Faults that overlap come together in {@link #and}: factors multiply, times and
 * leaks add up, and shares combine as independent chances do.
 *
 * @param cpuFactor multiplies the CPU time of a request; >= 1
 * @param latencyFactor multiplies the time of a request that is not CPU; >= 1
 * @param addedLatencySeconds added to every request, not CPU, seconds; >= 0
 * @param coresFactor share of a replica's cores that is left to it; 0..1
 * @param errorRatio share of requests that the service answers with an error by itself, having worked on them; 0..1
 * @param burnedRatio share of the cores left to a replica that something else in it burns, and its CPU metric shows;
 *     0..1
 * @param refusedRatio share of requests that are refused at once, without any work, as if nothing listened; 0..1
 * @param leakBytesPerSecond memory that a replica leaks besides what its service does anyway, bytes/s; >= 0
 * @param bandwidthFactor share of a replica's bandwidth that is left to it; 0..1
 * @param startUpFactor multiplies the time from a new replica's running process to its first request; >= 1
 */
public record Conditions(
        double cpuFactor,
        double latencyFactor,
        double addedLatencySeconds,
        double coresFactor,
        double errorRatio,
        double burnedRatio,
        double refusedRatio,
        double leakBytesPerSecond,
        double bandwidthFactor,
        double startUpFactor) {
    /** Nothing is broken. */
    public static final Conditions FINE = new Conditions(1, 1, 0, 1, 0, 0, 0, 0, 1, 1);

    /** Share of a replica's cores that requests have, 0..1: what is left of them, less what something else burns. */
    public double freeCores() {
        return coresFactor * (1 - burnedRatio);
    }

    /** Requests need more CPU. */
    public static Conditions ofCpuFactor(double factor) {
        return new Conditions(factor, 1, 0, 1, 0, 0, 0, 0, 1, 1);
    }

    /** Requests take longer, by a factor. */
    public static Conditions ofLatencyFactor(double factor) {
        return new Conditions(1, factor, 0, 1, 0, 0, 0, 0, 1, 1);
    }

    /** Requests take longer, by a time. */
    public static Conditions ofAddedLatency(double seconds) {
        return new Conditions(1, 1, seconds, 1, 0, 0, 0, 0, 1, 1);
    }

    /** Only a share of the cores is left. */
    public static Conditions ofCoresFactor(double factor) {
        return new Conditions(1, 1, 0, factor, 0, 0, 0, 0, 1, 1);
    }

    /** A share of the answers are errors. */
    public static Conditions ofErrorRatio(double ratio) {
        return new Conditions(1, 1, 0, 1, ratio, 0, 0, 0, 1, 1);
    }

    /** Something in the replicas burns a share of their cores. */
    public static Conditions ofBurnedRatio(double ratio) {
        return new Conditions(1, 1, 0, 1, 0, ratio, 0, 0, 1, 1);
    }

    /** A share of the requests is refused at once. */
    public static Conditions ofRefusedRatio(double ratio) {
        return new Conditions(1, 1, 0, 1, 0, 0, ratio, 0, 1, 1);
    }

    /** Each replica leaks memory. */
    public static Conditions ofLeak(double bytesPerSecond) {
        return new Conditions(1, 1, 0, 1, 0, 0, 0, bytesPerSecond, 1, 1);
    }

    /** Only a share of the bandwidth is left. */
    public static Conditions ofBandwidthFactor(double factor) {
        return new Conditions(1, 1, 0, 1, 0, 0, 0, 0, factor, 1);
    }

    /** New replicas take longer from their running process to their first request. */
    public static Conditions ofStartUpFactor(double factor) {
        return new Conditions(1, 1, 0, 1, 0, 0, 0, 0, 1, factor);
    }

    /** Both at once. */
    public Conditions and(Conditions other) {
        return new Conditions(
                cpuFactor * other.cpuFactor,
                latencyFactor * other.latencyFactor,
                addedLatencySeconds + other.addedLatencySeconds,
                coresFactor * other.coresFactor,
                either(errorRatio, other.errorRatio),
                either(burnedRatio, other.burnedRatio),
                either(refusedRatio, other.refusedRatio),
                leakBytesPerSecond + other.leakBytesPerSecond,
                bandwidthFactor * other.bandwidthFactor,
                startUpFactor * other.startUpFactor);
    }

    private static double either(double one, double other) {
        return one + (1 - one) * other;
    }
}
