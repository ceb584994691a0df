package dev.tenfold.service;

import dev.tenfold.service.Retry.Failure;

/**
 * What a call with its retries takes and how it ends, from what one attempt does: refused with probability f at once,
 * else late with probability l at the time-out, else bad with probability e. Attempts are independent. With T for the
 * time of an attempt and all that follow it, and B for the pause:
 *
 * <pre>
 *   T = D + (failed and tried again) (B + T')      well = w + g well'
 * </pre>
 */
final class CallLaw {
    private final Retry retry;
    private final double timeoutSeconds;
    private final Moments time = new Moments();
    private double wellShare;

    /** Of one attempt: share refused, share of the others late, share of those in time that are bad. */
    private double refused;

    private double late;
    private double bad;
    /** Time of one attempt from its start to its end, of whatever kind: mean, and those of bad answers. */
    private final Moments attempt = new Moments();

    private double inTimeSeconds;
    private double meanSeconds;

    /** Share of attempts that are tried again, and the raw moments of their time, failures of other kinds as zero. */
    private double again;

    private double againFirst;
    private double againSecond;

    /** Mean and variance of the pause before each retry. */
    private final double[] pauses;

    private final double[] pauseVariances;

    CallLaw(Retry retry, double timeoutSeconds) {
        this.retry = retry;
        this.timeoutSeconds = timeoutSeconds;
        pauses = new double[retry.attempts()];
        pauseVariances = new double[retry.attempts()];
        for (int i = 1; i < pauses.length; i++) {
            pauses[i] = retry.backoff().meanSeconds(i);
            pauseVariances[i] = retry.backoff().varianceSeconds(i);
        }
    }

    /** Looks at how a callee answers at present. */
    void look(Answers answers) {
        Stay there = answers.stay();
        refused = answers.refusedShare();
        late = there.lateShare(timeoutSeconds);
        bad = answers.badShare();
        double accepted = 1 - refused;
        meanSeconds = late == 0 ? there.mean() : there.meanCutAt(timeoutSeconds);
        inTimeSeconds = late < 1 && late > 0 ? (meanSeconds - late * timeoutSeconds) / (1 - late) : meanSeconds;
        attempt.of(meanSeconds, (1 - late) * there.variance(), (1 - late) * there.skew());
        attempt.set(accepted * attempt.first, accepted * attempt.second, accepted * attempt.third);
    }

    /**
     * Follows a call through its attempts.
     *
     * @param allowedShare share of the failures that the budget lets try again
     * @param storm retries at once whatever the policy says; 0 if it counts
     */
    void follow(double allowedShare, int storm) {
        boolean all = storm > 0;
        double ofRefused = all || retry.after(Failure.REFUSED) ? refused : 0;
        double ofLate = all || retry.after(Failure.TIMEOUT) ? (1 - refused) * late : 0;
        double ofBad = all || retry.after(Failure.ERROR) ? (1 - refused) * (1 - late) * bad : 0;
        double out = ofLate > 0 ? timeoutSeconds : 0;
        again = (ofRefused + ofLate + ofBad) * allowedShare;
        againFirst = (ofLate * out + ofBad * inTimeSeconds) * allowedShare;
        againSecond = (ofLate * out * out + ofBad * inTimeSeconds * inTimeSeconds) * allowedShare;
        double well = (1 - refused) * (1 - late) * (1 - bad);
        time.set(attempt.first, attempt.second, attempt.third);
        wellShare = well;
        int tries = all ? storm + 1 : retry.attempts();
        for (int i = again > 0 ? tries - 1 : 0; i >= 1; i--) {
            double pause = all ? 0 : pauses[i];
            double variance = all ? 0 : pauseVariances[i];
            time.after(pause, variance, 0);
            time.set(
                    attempt.first + again * time.first,
                    attempt.second + 2 * againFirst * time.first + again * time.second,
                    attempt.third + 3 * againSecond * time.first + 3 * againFirst * time.second + again * time.third);
            wellShare = well + again * wellShare;
        }
    }

    Moments time() {
        return time;
    }

    double wellShare() {
        return wellShare;
    }

    double refusedShare() {
        return refused;
    }

    double lateShare() {
        return late;
    }

    double badShare() {
        return bad;
    }

    /** How long the caller waits for an accepted attempt, mean, seconds. */
    double attemptSeconds() {
        return meanSeconds;
    }

    /** Squared coefficient of variation of the time of an attempt that was accepted. */
    double attemptCv2() {
        double accepted = 1 - refused;
        double mean = attempt.first / accepted;
        return accepted > 0 && mean > 0 ? Math.max(0, attempt.second / accepted / (mean * mean) - 1) : 0;
    }

    /** How long an answer in time takes, mean, seconds. */
    double inTimeSeconds() {
        return inTimeSeconds;
    }
}
