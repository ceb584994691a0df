package dev.tenfold.drive;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** The generator's own machine: where it is the limit, what is measured says nothing of the system. */
public final class Machine {
    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long cpuNanos = system.getProcessCpuTime();
    private long gcMillis = gcMillis();
    private long readNanos = System.nanoTime();

    /**
     * Since the reading before.
     *
     * @param cores CPU time of the generator's process per second
     * @param loopShare of its second for which the busiest event loop was at work, 0..1
     * @param gcShare of the time spent in garbage collection, 0..1
     */
    public record Reading(double cores, double loopShare, double gcShare) {}

    /** @param loopNanos CPU time of the busiest event loop since the reading before */
    Reading read(long loopNanos) {
        long now = System.nanoTime();
        double nanos = Math.max(1, now - readNanos);
        long cpu = system.getProcessCpuTime();
        long gc = gcMillis();
        // A reading comes a little early or late; a loop is judged by its own second.
        Reading reading = new Reading((cpu - cpuNanos) / nanos, loopNanos / 1e9, (gc - gcMillis) * 1e6 / nanos);
        cpuNanos = cpu;
        gcMillis = gc;
        readNanos = now;
        return reading;
    }

    private static long gcMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }
}
