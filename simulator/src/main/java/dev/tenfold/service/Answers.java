package dev.tenfold.service;

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

    /**
     * What a request waits for besides the CPU: a fixed time, sending its answer, and its calls one after another.
     *
     * @param sendSeconds mean of an exponential time: few answers are large
     */
    void gather(Call[] calls, double ownSeconds, double sendSeconds) {
        restSeconds = ownSeconds + sendSeconds;
        restVariance = sendSeconds * sendSeconds;
        restSkew = 2 * restVariance * sendSeconds;
        double allWell = 1;
        for (Call call : calls) {
            call.look();
            restSeconds += call.meanSeconds();
            restVariance += call.variance();
            restSkew += call.skew();
            allWell *= call.wellShare();
        }
        dependencyFailure = 1 - allWell;
    }

    void end(double done, double bad) {
        refusedShare = arrived > 0 && refused != 0 ? Math.min(1, refused / arrived) : 0;
        double ended = done + lost;
        double endedBadly = bad + lost;
        badShare = ended > 0 && endedBadly != 0 ? endedBadly / ended : 0;
    }

    /** Nobody is there to answer. */
    void endClosed() {
        refusedShare = 1;
        badShare = 0;
    }

    /** Share of those who ask that are turned away at once. */
    double refusedShare() {
        return refusedShare;
    }

    /** Share of the others that end badly. */
    double badShare() {
        return badShare;
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
