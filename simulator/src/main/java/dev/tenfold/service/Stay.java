package dev.tenfold.service;

/**
 * How long requests stay in a line, as of the last step: the first three cumulants of their response times, with the
 * wait and without it.
 */
final class Stay {
    /** Beyond so many deviations above the mean nobody is late. */
    private static final double SURE = 12;

    private double mean;
    private double variance;
    private double skew;

    /** The same without the wait. */
    private double workMean;

    private double workVariance;
    private double workSkew;

    /**
     * Finds the law of response times after a step. The wait has two parts: what chance makes queue at any rate, and
     * the backlog that is left from a time when demand was above capacity, which everyone waits out alike.
     *
     * @param answers what a request waits for besides the CPU
     * @param arrivalRate requests that came to the line, per second
     * @param rate requests that left it, per second
     */
    void judge(
            long nowNanos,
            Occupancy occupancy,
            Station station,
            double arrivalRate,
            double rate,
            double cpuSeconds,
            double variability,
            Answers answers) {
        double number = occupancy.number();
        double base = cpuSeconds + answers.restSeconds();
        double queue = station.queue();
        double cpuVariance = variability * cpuSeconds * cpuSeconds;
        mean = base;
        variance = answers.restVariance() + cpuVariance;
        skew = answers.restSkew() + 2 * variability * cpuVariance * cpuSeconds;
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

    /**
     * The law over several lines.
     *
     * @param shares of the requests that left each, which add up to 1
     */
    void mix(Lane[] lanes, double[] shares) {
        mean = 0;
        variance = 0;
        skew = 0;
        workMean = 0;
        workVariance = 0;
        workSkew = 0;
        for (int i = 0; i < lanes.length; i++) {
            mean += shares[i] * lanes[i].stay().mean;
            workMean += shares[i] * lanes[i].stay().workMean;
        }
        for (int i = 0; i < lanes.length; i++) {
            Stay one = lanes[i].stay();
            double off = one.mean - mean;
            variance += shares[i] * (one.variance + off * off);
            skew += shares[i] * (one.skew + 3 * off * one.variance + off * off * off);
            workVariance += shares[i] * one.workVariance;
            workSkew += shares[i] * one.workSkew;
        }
        skew = Math.max(0, skew);
    }

    /** Mean response time, seconds. */
    double mean() {
        return mean;
    }

    double variance() {
        return variance;
    }

    double skew() {
        return skew;
    }

    /** Share of the answers that come after {@code seconds}. */
    double lateShare(double seconds) {
        double spare = seconds - mean;
        return spare > 0 && spare * spare > SURE * SURE * variance
                ? 0
                : ResponseLaw.above(mean, variance, skew, seconds);
    }

    /** Mean of the answers when each is cut off at a limit, seconds. */
    double meanCutAt(double limit) {
        return ResponseLaw.meanCutAt(mean, variance, skew, limit);
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

    /** The same of those answered in time, who had tried before and began so many seconds ago. */
    void record(LatencyMixture latencies, double requests, double patienceSeconds, double beforeSeconds) {
        double late = lateShare(patienceSeconds);
        double inTime = late > 0 && late < 1
                ? (meanCutAt(patienceSeconds) - late * patienceSeconds) / (1 - late)
                : Math.min(mean, patienceSeconds);
        latencies.add(requests, beforeSeconds + inTime, variance * (1 - late), skew * (1 - late));
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
        if (value <= 0) {
            return 0;
        }
        return value >= 1 ? 1 : value;
    }
}
