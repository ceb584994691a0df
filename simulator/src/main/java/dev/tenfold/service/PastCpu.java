package dev.tenfold.service;

/**
 * Those requests of a line that have had their CPU and wait for what comes after it: calls, a disk, sending. When that
 * becomes shorter, those who wait already leave when they would have left, over as long as it was, and ask for no CPU
 * again; when it becomes longer, CPU is used on requests that are not done yet.
 */
final class PastCpu {
    private double requests;
    /** All of the line after the last step: if some are taken away, so are as many of these. */
    private double number;
    /** How long they wait, as of the last step, seconds. */
    private double restSeconds;

    /** Those of them whose wait is longer than that of others that come now, and when the last of them will go. */
    private double leaving;

    private double leavingSeconds;

    /**
     * A step begins.
     *
     * @param number requests in the line
     * @param restSeconds how long a request waits after its CPU, mean
     * @param seconds length of the step
     * @return how many leave in it without the CPU
     */
    double leave(double number, double restSeconds, double seconds) {
        if (number < this.number) {
            double left = number / this.number;
            requests *= left;
            leaving *= left;
        }
        if (restSeconds < this.restSeconds) {
            leaving += Math.max(0, requests - leaving) * (1 - restSeconds / this.restSeconds);
            leavingSeconds = Math.max(leavingSeconds, this.restSeconds);
        }
        this.restSeconds = restSeconds;
        if (leaving == 0) {
            return 0;
        }
        double gone = leaving * Math.min(1, seconds / leavingSeconds);
        leavingSeconds -= seconds;
        leaving -= gone;
        requests -= gone;
        return gone;
    }

    /** Of those who wait, how many wait for longer than others that come now. */
    double leaving() {
        return leaving;
    }

    /**
     * A step is over.
     *
     * @param rate of the others that left, per second
     * @param done how many they were
     * @param most requests for which there was CPU
     * @param number requests that are left in the line
     * @return how many got their CPU in it
     */
    double pass(double rate, double done, double most, double number) {
        this.number = number;
        double passed = Math.min(most, Math.max(0, rate * restSeconds + leaving - requests + done));
        requests += passed - done;
        return passed;
    }
}
