package dev.tenfold.policy.hpa;

import dev.tenfold.policy.hpa.Proposal.Measure;
import dev.tenfold.policy.hpa.Proposal.Reading;

/** Usage in percent of what the pods request: one whole percentage for the group, truncated. */
public final class UtilizationOfRequest implements Usage {
    private final PodRequests requests;
    private final int target;
    private long used;
    private long requested;
    private int requesting;
    private int entries;

    /**
     * Nothing used yet.
     *
     * @param target percent of request
     */
    public UtilizationOfRequest(PodRequests requests, int target) {
        this.requests = requests;
        this.target = target;
    }

    @Override
    public void add(int pod, long milli, int count) {
        entries += count;
        if (pod != UNLISTED) {
            used += milli * count;
            requested += requests.milli(pod) * count;
            requesting += count;
        }
    }

    @Override
    public long assumed(int pod) {
        return requests.milli(pod) * Math.max(100, target) / 100;
    }

    @Override
    public boolean isUndefined() {
        return requested == 0;
    }

    @Override
    public double ratio() {
        return (double) utilization() / target;
    }

    @Override
    public int entries() {
        return entries;
    }

    @Override
    public Reading reading(long atNanos) {
        return new Reading(Measure.UTILIZATION, utilization(), used / requesting, target, atNanos);
    }

    private int utilization() {
        return (int) (used * 100 / requested);
    }
}
