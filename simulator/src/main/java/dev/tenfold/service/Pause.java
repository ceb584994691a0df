package dev.tenfold.service;

/**
 * Attempts that wait before they are made again, as a fluid in a chain of equal stages: an Erlang law with the mean of
 * the pause and, as far as eight stages can, its variance. Each stage lets go in a step by the implicit form of
 * {@code mass / stage time}, which keeps the mean exact at any step. An attempt that failed in one step comes back in
 * the next at the earliest; the chain makes up for that step where the pause is longer.
 */
final class Pause {
    private static final int MOST_STAGES = 8;

    private final double meanSeconds;
    private final double[] stages;
    private double entering;

    Pause(double meanSeconds, double variance) {
        this.meanSeconds = meanSeconds;
        double wanted = variance > 0 ? meanSeconds * meanSeconds / variance : MOST_STAGES;
        stages = new double[(int) Math.max(1, Math.min(MOST_STAGES, Math.round(wanted)))];
    }

    void add(double attempts) {
        entering += attempts;
    }

    /** Those whose pause is over in a step. */
    double release(double seconds) {
        double passing = entering;
        entering = 0;
        double stageSeconds = Math.max(0, meanSeconds - seconds) / stages.length;
        double share = seconds / (seconds + stageSeconds);
        for (int i = 0; i < stages.length; i++) {
            double there = stages[i] + passing;
            passing = there * share;
            stages[i] = there - passing;
        }
        return passing;
    }

    double meanSeconds() {
        return meanSeconds;
    }

    /** All that wait. */
    double waiting() {
        double sum = entering;
        for (double stage : stages) {
            sum += stage;
        }
        return sum;
    }
}
