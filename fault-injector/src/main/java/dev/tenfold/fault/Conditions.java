package dev.tenfold.fault;

/**
 * What a service suffers at an instant.
 *
 * @param cpuFactor multiplies the CPU time of a request; >= 1
 * @param latencyFactor multiplies the time of a request that is not CPU; >= 1
 * @param addedLatencySeconds added to every request, not CPU, seconds; >= 0
 * @param coresFactor share of a replica's cores that is left to it; 0..1
 * @param errorRatio share of requests that the service answers with an error by itself; 0..1
 */
public record Conditions(
        double cpuFactor, double latencyFactor, double addedLatencySeconds, double coresFactor, double errorRatio) {
    /** Nothing is broken. */
    public static final Conditions FINE = new Conditions(1, 1, 0, 1, 0);

    public Conditions withCpuFactor(double factor) {
        return new Conditions(factor, latencyFactor, addedLatencySeconds, coresFactor, errorRatio);
    }

    public Conditions withLatencyFactor(double factor) {
        return new Conditions(cpuFactor, factor, addedLatencySeconds, coresFactor, errorRatio);
    }

    public Conditions withAddedLatencySeconds(double seconds) {
        return new Conditions(cpuFactor, latencyFactor, seconds, coresFactor, errorRatio);
    }

    public Conditions withCoresFactor(double factor) {
        return new Conditions(cpuFactor, latencyFactor, addedLatencySeconds, factor, errorRatio);
    }

    public Conditions withErrorRatio(double ratio) {
        return new Conditions(cpuFactor, latencyFactor, addedLatencySeconds, coresFactor, ratio);
    }
}
