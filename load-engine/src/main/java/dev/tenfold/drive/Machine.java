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
     * @param cores CPU time of the generator per second
     * @param loopShare of the cores that its event loops can use, 0..1 and a little above
     * @param gcShare of the time spent in garbage collection, 0..1
     */
    public record Reading(double cores, double loopShare, double gcShare) {}

    /** @param loops how many event loops send */
    Reading read(int loops) {
        long now = System.nanoTime();
        double seconds = Math.max(1, now - readNanos) / 1e9;
        long cpu = system.getProcessCpuTime();
        long gc = gcMillis();
        double cores = (cpu - cpuNanos) / 1e9 / seconds;
        Reading reading = new Reading(cores, cores / loops, (gc - gcMillis) / 1e3 / seconds);
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
