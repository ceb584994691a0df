package dev.tenfold.service;

import java.util.random.RandomGenerator;

/**
 * When replicas of one batch come to life. All the same where nothing varies; a few draw their times; of many, equal
 * parts stand at the quantiles of the law, so that a thousand cost no more than ten.
 */
final class Births {
    /** Parts of a batch that differ in how long they take. */
    private static final int PARTS = 8;

    /** Parts of a batch that waits for its launches. */
    private static final int LAUNCH_PARTS = 16;

    /** Steps through the quantiles, so that those launched first are not the quick ones; prime to both. */
    private static final int STRIDE = 5;

    private final RandomGenerator chance;
    /** When the platform will have a launch to spare, by tokens spent so far, nanoseconds since start. */
    private double launchNanos;

    Births(RandomGenerator chance) {
        this.chance = chance;
    }

    /** Takes replicas of a batch, part by part. */
    interface Receiver {
        /**
         * @param count replicas that live alike
         * @param runningNanos when their processes run, nanoseconds since start
         * @param readyNanos when they are noticed to be ready, nanoseconds since start
         */
        void take(int count, long runningNanos, long readyNanos);
    }

    /**
     * Replicas that have room are launched at an instant.
     *
     * @param booting how many boot then, these included
     */
    void launch(int count, int booting, StartUp startUp, long nowNanos, Receiver receiver) {
        LaunchRate launches = startUp.launches();
        int most = launches.limits() ? LAUNCH_PARTS : PARTS;
        boolean alike = startUp.sigma() == 0 && !launches.limits();
        int parts = alike ? Math.min(1, count) : Math.min(most, count);
        double each = launches.limits() ? 1e9 / launches.perSecond() : 0;
        double first = Math.max(launchNanos, nowNanos);
        long boot = startUp.readinessNanos() + booting * startUp.togetherNanos();
        int taken = 0;
        for (int part = 0; part < parts; part++) {
            int here = (int) ((part + 1L) * count / parts) - taken;
            double rank = taken + (here - 1) / 2.0;
            double launched = Math.max(nowNanos, first + (rank - (launches.burst() - 1)) * each);
            double factor = startUp.factor(normal(startUp, count > most, part, parts));
            long running = Math.round(launched) + Math.round(startUp.provisioningNanos() * factor);
            long ready = running + Math.round(boot * factor);
            receiver.take(here, running, startUp.probe().noticedNanos(running, ready));
            taken += here;
        }
        launchNanos = first + count * each;
    }

    private double normal(StartUp startUp, boolean many, int part, int parts) {
        if (startUp.sigma() == 0) {
            return 0;
        }
        double quantile = many ? ((part * STRIDE) % parts + 0.5) / parts : (chance.nextDouble() + 1e-12) / (1 + 2e-12);
        return Normal.quantile(quantile);
    }
}
