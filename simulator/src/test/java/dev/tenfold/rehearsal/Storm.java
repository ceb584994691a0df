package dev.tenfold.rehearsal;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a replica burns while it starts: the CPU above that of the requests, from the first growth of a service on.
 *
 * @param cores of one replica
 * @param seconds for so long
 */
record Storm(double cores, double seconds) {
    /** Nothing, for the usual time of a start. */
    static final Storm NONE = new Storm(0, 30);

    /** Less than this is none, cores. */
    private static final double CALM = 0.05;

    /**
     * Of all replicas that were started in some runs; a run's CPU is a mean over a minute, so that peaks come too low.
     */
    static Storm of(List<SockShop> runs, String service, ToDoubleFunction<SockShop> cpuSeconds) {
        double started = 0;
        double peaks = 0;
        double coreSeconds = 0;
        for (SockShop run : runs) {
            List<SockShop.Sample> samples = run.samples().get(service);
            double first = run.replicasAtStart(service);
            double most = first;
            double peak = 0;
            for (int i = 0; i + 1 < samples.size(); i++) {
                SockShop.Sample each = samples.get(i);
                double rate = run.users(each.seconds()) / SockShop.SECONDS_BETWEEN_REQUESTS;
                double above = Math.max(0, each.cores() - cpuSeconds.applyAsDouble(run) * rate);
                most = Math.max(most, each.replicas());
                if (each.replicas() > first) {
                    peak = Math.max(peak, above);
                    coreSeconds += above * (samples.get(i + 1).seconds() - each.seconds());
                }
            }
            started += most - first;
            peaks += peak;
        }
        return peaks <= CALM * started ? NONE : new Storm(peaks / started, coreSeconds / peaks);
    }
}
