package dev.tenfold.service;

import java.util.List;

/**
 * How a service answers at the moment: how long its own calls take it, the law of its response times, and the share
 * that fails. Callers read it one step later, so that callers and callees can be worked in any order.
 */
final class Answers {
    private double arrived;
    private double refused;
    private double lost;

    private double restSeconds;
    private double restVariance;
    private double restSkew;
    private double dependencyFailure;

    /** How long they take, calls included. */
    private final Stay stay = new Stay();

    /** Share of calls that are turned away at once, and share of the others that end badly. */
    private double refusedShare;

    private double badShare;

    void begin(double arriving) {
        arrived = arriving;
        refused = 0;
        lost = 0;
    }

    void refuse(double requests) {
        refused += requests;
    }

    void lose(double requests) {
        lost += requests;
    }

    /** What a request waits for besides the CPU: a fixed time, and its calls one after another. */
    void gather(List<Call> calls, double ownSeconds) {
        restSeconds = ownSeconds;
        restVariance = 0;
        restSkew = 0;
        double allWell = 1;
        for (int i = 0; i < calls.size(); i++) {
            Call call = calls.get(i);
            Answers callee = call.callee().answers();
            double accepted = 1 - callee.refusedShare;
            Stay there = callee.stay;
            double late = there.lateShare(call.timeoutSeconds());
            double inTime = 1 - late;
            double seconds = late == 0 ? there.mean() : there.law().meanCutAt(call.timeoutSeconds());
            restSeconds += call.times() * accepted * seconds;
            restVariance += call.times() * accepted * inTime * there.variance();
            restSkew += call.times() * accepted * inTime * there.skew();
            double well = accepted * inTime * (1 - callee.badShare);
            allWell *= call.times() == 1 ? well : StrictMath.pow(well, call.times());
        }
        dependencyFailure = 1 - allWell;
    }

    void end(double done, double bad) {
        refusedShare = arrived > 0 ? Math.min(1, refused / arrived) : 0;
        double ended = done + lost;
        badShare = ended > 0 ? (bad + lost) / ended : 0;
    }

    /** Nobody is there to answer. */
    void endClosed() {
        refusedShare = 1;
        badShare = 0;
    }

    /** How long those stay who ask. */
    Stay stay() {
        return stay;
    }

    double restSeconds() {
        return restSeconds;
    }

    double restVariance() {
        return restVariance;
    }

    double restSkew() {
        return restSkew;
    }

    /** Squared coefficient of variation of the time that a request holds its slot. */
    double holdingCv2(double cpuSeconds, double variability) {
        double holding = cpuSeconds + restSeconds;
        double spread = variability * cpuSeconds * cpuSeconds + restVariance;
        return holding > 0 ? spread / (holding * holding) : 0;
    }

    double dependencyFailure() {
        return dependencyFailure;
    }

    double quantile(double q) {
        LatencyMixture mixture = new LatencyMixture();
        stay.record(mixture, 1, Double.POSITIVE_INFINITY);
        return mixture.quantile(q);
    }
}
