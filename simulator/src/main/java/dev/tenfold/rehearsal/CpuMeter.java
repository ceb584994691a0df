package dev.tenfold.rehearsal;

/** Measures the CPU of instances from one reading to the next. */
interface CpuMeter {
    /**
     * What the instances used since the last reading.
     *
     * @param nowNanos nanoseconds since start
     * @param runningSinceNanos only those count that have been running since then or longer
     */
    CpuSpread read(long nowNanos, long runningSinceNanos);
}
