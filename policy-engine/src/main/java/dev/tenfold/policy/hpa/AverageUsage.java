package dev.tenfold.policy.hpa;

import dev.tenfold.policy.hpa.Proposal.Measure;
import dev.tenfold.policy.hpa.Proposal.Reading;

/** Usage per pod, truncated to a whole thousandth. Pods that are measured but not listed count too. */
public final class AverageUsage implements Usage {
    private final long target;
    private long used;
    private int entries;

    /**
     * Nothing used yet.
     *
     * @param target per pod, in thousandths of the metric's unit
     */
    public AverageUsage(long target) {
        this.target = target;
    }

    @Override
    public void add(int pod, long milli, int count) {
        used += milli * count;
        entries += count;
    }

    @Override
    public long assumed(int pod) {
        return target;
    }

    @Override
    public boolean isUndefined() {
        return false;
    }

    @Override
    public double ratio() {
        return (double) average() / target;
    }

    @Override
    public int entries() {
        return entries;
    }

    @Override
    public Reading reading(long atNanos) {
        return new Reading(Measure.AVERAGE_VALUE, 0, average(), target, atNanos);
    }

    private long average() {
        return used / entries;
    }
}
