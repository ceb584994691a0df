package dev.tenfold.service;

/**
 * One of the things that limit a service: so many places, each held for a while by each request. How many requests
 * queue for a place at a rate follows from Sakasegawa's formula, in one line for all places, or in a line before each
 * replica.
 */
final class Wall {
    /**
     * Below e to the minus this, a power of the load is lost beside the requests that are worked on: r^e <= e^-e(1-r).
     */
    private static final double NOBODY = 45;

    private final Power law = new Power();
    /** The same for a replica alone, where each has a line of its own. */
    private final Power own = new Power();

    private final Balancing.By by;
    private double places = Double.NaN;
    private double replicas = 1;
    private double holdingSeconds;
    private double variability;
    /** Rate that takes all places, per second. */
    private double mostRate;

    private double queue;
    private double slope;
    private double power;

    Wall(Balancing.By by) {
        this.by = by;
    }

    /**
     * Sets what it is.
     *
     * @param places of all replicas; may be infinite
     * @param holdingSeconds how long a request holds one
     * @param variability mean of the squared coefficients of variation of arrivals and of the holding time
     * @param replicas that have a line each, where there is one for each
     */
    void set(double places, double holdingSeconds, double variability, double replicas) {
        if (places != this.places || replicas != this.replicas) {
            law.exponent(Math.sqrt(2 * (places + 1)));
            own.exponent(Math.sqrt(2 * (places / replicas + 1)));
            this.places = places;
            this.replicas = replicas;
            this.holdingSeconds = Double.NaN;
        }
        if (holdingSeconds != this.holdingSeconds) {
            this.holdingSeconds = holdingSeconds;
            mostRate = holdingSeconds > 0 ? places / holdingSeconds : Double.POSITIVE_INFINITY;
        }
        this.variability = variability;
    }

    /** Rate that takes all places, per second; infinite where none is held. */
    double mostRate() {
        return mostRate;
    }

    double places() {
        return places;
    }

    double variability() {
        return variability;
    }

    double holdingSeconds() {
        return holdingSeconds;
    }

    /** Share of the places that a rate takes. */
    double load(double rate) {
        return rate * holdingSeconds / places;
    }

    /** Requests that queue for it, as of the last look. */
    double queue() {
        return queue;
    }

    /** How much more of them there are for each request per second more. */
    double slope() {
        return slope;
    }

    /** Its load times the share of requests that have to wait. */
    double power() {
        return power;
    }

    /** Finds what queues at a load, 0..1, both ends excluded. */
    void look(double r) {
        if (by == Balancing.By.POOLED) {
            line(r, law, 1);
            return;
        }
        switch (by) {
            case ROUND_ROBIN, RANDOM -> line(r, own, replicas);
            default -> lookAtTwo(r);
        }
    }

    private void line(double r, Power line, double lines) {
        if (line.exponent() * (1 - r) > NOBODY) {
            power = 0;
            queue = 0;
            slope = 0;
            return;
        }
        power = line.of(r);
        double perFree = 1 / (1 - r);
        queue = variability * power * perFree;
        slope = queue * (line.exponent() / r + perFree) * (holdingSeconds / places);
        if (lines != 1) {
            queue *= lines;
            slope *= lines;
        }
    }

    /**
     * With the better of two lines chosen, the share of lines with k + j requests and more is {@code s(j+1) = r
     * s(j)^2}, which adds up to the sum of {@code r^(e 2^j - 1)} over j; for one core exact as lines become many. Never
     * better than one line for all.
     *
     * @see <a href="https://doi.org/10.1109/71.963420">Mitzenmacher: The power of two choices in randomized load
     *     balancing, 2001</a>
     */
    private void lookAtTwo(double r) {
        line(r, law, 1);
        double e = own.exponent();
        double term = own.of(r);
        double sum = 0;
        double rise = 0;
        double waits = 0;
        for (double twos = 2; ; twos *= 2) {
            term *= term;
            double here = term / r;
            sum += here;
            rise += here * (e * twos - 1);
            waits = twos == 2 ? here : waits;
            if (here < 1e-12 * sum || twos > 1e9) {
                break;
            }
        }
        if (replicas * variability * sum > queue) {
            queue = replicas * variability * sum;
            slope = replicas * variability * rise / r * (holdingSeconds / places);
            power = waits;
        }
    }
}
