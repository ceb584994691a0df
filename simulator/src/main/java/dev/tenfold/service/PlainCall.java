package dev.tenfold.service;

/** A call that is made, waited for and given up, and no more. */
final class PlainCall implements Call {
    private final FluidService callee;
    private final double times;
    private final double timeoutSeconds;
    private double lateShare;
    private double meanSeconds;
    private double variance;
    private double skew;
    private double wellShare;

    /**
     * @param callee who is called
     * @param times calls a request, mean; > 0, fractions allowed
     * @param timeoutSeconds when the caller gives up, seconds; infinite if never
     */
    PlainCall(FluidService callee, double times, double timeoutSeconds) {
        this.callee = callee;
        this.times = times;
        this.timeoutSeconds = timeoutSeconds;
    }

    @Override
    public void look() {
        Answers answers = callee.answers();
        double accepted = 1 - answers.refusedShare();
        Stay there = answers.stay();
        lateShare = there.lateShare(timeoutSeconds);
        double inTime = 1 - lateShare;
        double seconds = lateShare == 0 ? there.mean() : there.meanCutAt(timeoutSeconds);
        meanSeconds = times * accepted * seconds;
        variance = times * accepted * inTime * there.variance();
        skew = times * accepted * inTime * there.skew();
        double well = accepted * inTime * (1 - answers.badShare());
        wellShare = times == 1 ? well : StrictMath.pow(well, times);
    }

    @Override
    public double make(long nowNanos, double seconds, double started) {
        double calls = started * times;
        if (lateShare > 0) {
            callee.endings().abandon(calls * lateShare);
        }
        return calls;
    }

    @Override
    public double meanSeconds() {
        return meanSeconds;
    }

    @Override
    public double variance() {
        return variance;
    }

    @Override
    public double skew() {
        return skew;
    }

    @Override
    public double wellShare() {
        return wellShare;
    }
}
