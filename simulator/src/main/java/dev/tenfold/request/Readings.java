package dev.tenfold.request;

import dev.tenfold.service.LatencyMixture;
import dev.tenfold.service.Ledger;

/** What is measured of one service: how long its requests took, how many were in it, how busy it was. */
final class Readings {
    private final Histogram good = new Histogram();
    private final Histogram all = new Histogram();
    private final Recent recent = new Recent();
    private boolean told;
    private double cpuLoad;
    private double slotLoad;

    private int present;
    private long sinceNanos;
    private double presentNanos;
    private long left;
    private double stayedNanos;

    /** A request was answered that was so long in the service. */
    void answered(long tookNanos) {
        recent.add(tookNanos);
        left(tookNanos);
    }

    /** A request left the service after so long, with an answer or without one. */
    void left(long afterNanos) {
        left++;
        stayedNanos += afterNanos;
    }

    /** Somebody had a good answer after so long, or gave up for good. */
    void felt(long waitedNanos) {
        good.add(waitedNanos);
    }

    /** What exporters publish of an answer of any kind. */
    void published(long waitedNanos) {
        if (told) {
            all.add(waitedNanos);
        }
    }

    /** A request is in the service from now on. */
    void came(long nowNanos) {
        measure(nowNanos);
        present++;
    }

    /** A request is no longer in the service. */
    void went(long nowNanos) {
        measure(nowNanos);
        present--;
    }

    /**
     * A step is over.
     *
     * @param cpuLoad share of its CPU that was used in it; NaN where it had none
     * @param slotLoad share of its slots, likewise
     */
    void pass(double seconds, double cpuLoad, double slotLoad) {
        double kept = Recent.left(seconds);
        recent.pass(kept);
        this.cpuLoad = blend(this.cpuLoad, cpuLoad, kept);
        this.slotLoad = blend(this.slotLoad, slotLoad, kept);
    }

    private static double blend(double before, double now, double kept) {
        return now >= 0 && now < Double.POSITIVE_INFINITY ? kept * before + (1 - kept) * now : before;
    }

    double cpuLoad() {
        return cpuLoad;
    }

    double slotLoad() {
        return slotLoad;
    }

    /** Mean response time lately, or what it would be without a queue if nothing was answered yet. */
    double meanSeconds(double unqueued) {
        return recent.isEmpty() ? unqueued : recent.meanSeconds();
    }

    double quantile(double quantile, double unqueued) {
        return recent.isEmpty() ? unqueued : recent.quantile(quantile);
    }

    void moveTo(LatencyMixture mixture) {
        if (good.total() > 0) {
            good.moveTo(mixture);
        }
    }

    /** Response times of good answers that were not moved elsewhere. */
    Histogram good() {
        return good;
    }

    /** Tells those who publish response times of all answers that came since the last time. */
    void tell(Ledger ledger) {
        told = ledger.read();
        if (all.total() > 0) {
            all.tell(ledger::answered);
            all.clear();
        }
    }

    /** Mean number of requests in the service, since the start. */
    double meanPresent(long nowNanos) {
        measure(nowNanos);
        return presentNanos / nowNanos;
    }

    /** Mean time in the service of those who left it since the start with an answer or without one, seconds. */
    double meanStay() {
        return stayedNanos / left / 1e9;
    }

    /** How many left since the start. */
    long left() {
        return left;
    }

    private void measure(long nowNanos) {
        presentNanos += (double) present * (nowNanos - sinceNanos);
        sinceNanos = nowNanos;
    }
}
