package dev.tenfold.service;

import java.util.List;

/**
 * How a service answers at the moment: how long its own calls take it, the law of its response times, and the share
 * that fails. Callers read it one step later, so that callers and callees can be worked in any order.
 */
final class Answers {
    /** Beyond so many deviations above the mean nobody is late. */
    private static final double SURE = 12;

    private double arrived;
    private double refused;
    private double lost;

    private double restSeconds;
    private double restVariance;
    private double restSkew;
    private double dependencyFailure;

    private double mean;
    private double variance;
    private double skew;

    /** The same without the wait. */
    private double workMean;

    private double workVariance;
    private double workSkew;

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
            double late = callee.lateShare(call.timeoutSeconds());
            double inTime = 1 - late;
            double seconds = late == 0 ? callee.mean : callee.law().meanCutAt(call.timeoutSeconds());
            restSeconds += call.times() * accepted * seconds;
            restVariance += call.times() * accepted * inTime * callee.variance;
            restSkew += call.times() * accepted * inTime * callee.skew;
            double well = accepted * inTime * (1 - callee.badShare);
            allWell *= call.times() == 1 ? well : StrictMath.pow(well, call.times());
        }
        dependencyFailure = 1 - allWell;
    }

    /**
     * Finds the law of response times after a step. The wait has two parts: what chance makes queue at any rate, and
     * the backlog that is left from a time when demand was above capacity, which everyone waits out alike.
     */
    void judge(
            long nowNanos,
            Occupancy occupancy,
            Station station,
            double arrivalRate,
            double rate,
            double cpuSeconds,
            double variability) {
        double number = occupancy.number();
        double base = cpuSeconds + restSeconds;
        double queue = station.queue();
        double cpuVariance = variability * cpuSeconds * cpuSeconds;
        mean = base;
        variance = restVariance + cpuVariance;
        skew = restSkew + 2 * variability * cpuVariance * cpuSeconds;
        workMean = mean;
        workVariance = variance;
        workSkew = skew;
        if (rate <= 0 || queue <= number * 1e-9) {
            return;
        }
        double backlogged = clamp((queue / number - 0.1) / 0.3);
        double quiet = base + queue / rate;
        double response = quiet;
        if (backlogged > 0) {
            double age = (nowNanos - occupancy.log().arrivalOfHead(number)) / 1e9;
            response += (age - quiet) * backlogged;
        }
        double wait = Math.max(0, response - base);
        double byChance = Math.min(wait, chanceQueue(station, queue, arrivalRate, rate) / rate);
        double share = Math.max(station.waitingShare(), 1e-6);
        double conditional = byChance / share;
        double square = conditional * conditional;
        mean = base + wait;
        variance += share * (2 - share) * square;
        skew += share * (6 - 6 * share + 2 * share * share) * square * conditional;
    }

    /** Queue that is there by chance: all of it in equilibrium, none of it while demand exceeds capacity. */
    private static double chanceQueue(Station station, double queue, double arrivalRate, double rate) {
        if (Math.abs(arrivalRate - rate) <= 1e-3 * rate) {
            return queue;
        }
        double offered = arrivalRate / station.capacity();
        double inEquilibrium = Math.min(queue, station.queueAt(arrivalRate));
        return inEquilibrium * clamp((1.05 - offered) / 0.1);
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

    double restSeconds() {
        return restSeconds;
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

    double meanSeconds() {
        return mean;
    }

    double quantile(double q) {
        LatencyMixture mixture = new LatencyMixture();
        mixture.add(1, mean, variance, skew);
        return mixture.quantile(q);
    }

    /** Share of the answers that come after {@code seconds}. */
    double lateShare(double seconds) {
        double spare = seconds - mean;
        return spare > 0 && spare * spare > SURE * SURE * variance ? 0 : law().above(seconds);
    }

    /** Share of those found somewhere at an instant, where a law tells how long they stay, that stay for longer yet. */
    static double residualAbove(ResponseLaw stay, double seconds) {
        return stay.mean() > 0 ? clamp(1 - stay.meanCutAt(seconds) / stay.mean()) : 0;
    }

    /** Notes what the answered requests felt: nobody waits beyond the patience. */
    void record(LatencyMixture latencies, double requests, double patienceSeconds) {
        boolean allGaveUp = mean >= patienceSeconds;
        latencies.add(requests, Math.min(mean, patienceSeconds), allGaveUp ? 0 : variance, allGaveUp ? 0 : skew);
    }

    /** The law of response times as of the last step. */
    ResponseLaw law() {
        return new ResponseLaw(mean, variance, skew);
    }

    /** The same for those who do not have to wait: the work and the calls alone. */
    ResponseLaw workLaw() {
        return new ResponseLaw(workMean, workVariance, workSkew);
    }

    private static double clamp(double value) {
        return Math.min(1, Math.max(0, value));
    }
}
