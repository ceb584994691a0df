package dev.tenfold.service;

/** What the replicas of a service used: cores and slots, in the last step and since the start. */
public final class Usage {
    private double cpuSeconds;
    private double slotSeconds;
    private double coresInUse;

    /**
     * A step is over.
     *
     * @param seconds its length
     * @param cpuSecondsOfAll CPU that all replicas used in it, seconds
     * @param slotsInUse slots in use at its end; 0 where slots are not limited
     */
    public void add(double seconds, double cpuSecondsOfAll, double slotsInUse) {
        cpuSeconds += cpuSecondsOfAll;
        coresInUse = cpuSecondsOfAll / seconds;
        slotSeconds += slotsInUse * seconds;
    }

    /** CPU seconds since the start. */
    public double cpuSeconds() {
        return cpuSeconds;
    }

    /** Slot-seconds since the start. */
    public double slotSeconds() {
        return slotSeconds;
    }

    /** Cores in the last step. */
    public double coresInUse() {
        return coresInUse;
    }
}
