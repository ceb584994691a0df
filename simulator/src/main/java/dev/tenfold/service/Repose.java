package dev.tenfold.service;

/**
 * How fast a system of services changes, so that whoever works it in steps knows how long the next may be. In a steady
 * stretch an implicit step of many seconds comes to what as many steps of one second come to.
 */
final class Repose {
    /** Nearer to a wall queues are long and grow fast. */
    private static final double MOST_LOAD = 0.9;

    private final FluidService[] services;
    /** As of the last step, by service: requests that came, per second; those in it; and how long they stayed. */
    private final double[] asked;

    private final double[] waiting;
    private final double[] stay;
    /** Requests lost since the start. */
    private final double[] lost;

    private double drift = Double.POSITIVE_INFINITY;

    Repose(FluidService[] services) {
        this.services = services;
        asked = new double[services.length];
        waiting = new double[services.length];
        stay = new double[services.length];
        lost = new double[services.length];
    }

    /**
     * A step is over.
     *
     * @param arriving requests that came in it, by service
     * @param seconds its length
     */
    void look(double[] arriving, double seconds) {
        double most = 0;
        for (int i = 0; i < services.length; i++) {
            FluidService service = services[i];
            double now = arriving[i] / seconds;
            double there = service.waiting();
            double mean = service.meanSeconds();
            double gone = service.account().failed() + service.account().refused();
            boolean calm = gone == lost[i] && service.load() < MOST_LOAD && service.settled();
            most = calm ? Math.max(most, change(asked[i], now)) : Double.POSITIVE_INFINITY;
            most = Math.max(most, Math.max(change(waiting[i], there), change(stay[i], mean)));
            asked[i] = now;
            waiting[i] = there;
            stay[i] = mean;
            lost[i] = gone;
        }
        drift = most / seconds;
    }

    /**
     * The largest change of any rate, number or time in the last step, as a share of it and per second; infinite while
     * anything goes on that takes its own time.
     */
    double drift() {
        return drift;
    }

    private static double change(double before, double now) {
        return before == now ? 0 : Math.abs(now - before) / Math.max(before, now);
    }
}
