package dev.tenfold.service;

/**
 * How fast a service works off what is in it: a pointwise-stationary fluid queue with two walls. The number in a
 * service that is busy at rate x and in equilibrium is
 *
 * <pre>
 *   n(x) = x (D + Z) + max(q(x D / K; K), q(x (D + Z) / M; M)),   q(r; c) = v r^sqrt(2 (c + 1)) / (1 - r)
 * </pre>
 *
 * with CPU time D, other time Z, cores K, slots M and q the queue by Sakasegawa's formula for M/G/c (v the mean of the
 * squared coefficients of variation of arrivals and service; any real c >= 0). Turned round, the number in the service
 * tells the rate at which it works. One implicit step of length dt solves {@code n(x) + x dt = number + arrivals} for
 * x, which is stable at any step.
 *
 * <p>Sakasegawa: An approximation formula, Annals of the Institute of Statistical Mathematics 29, 1977.
 *
 * @see <a href="https://doi.org/10.1109/INFCOM.1996.497901">Wang, Tipper, Banerjee: A simple approximation for modeling
 *     nonstationary queues</a>
 */
final class Station {
    private static final int MOST_STEPS = 60;
    private static final double ACCURACY = 1e-8;
    private static final double SHORT_STEP = 1e-3;
    private static final double NEARLY_FULL = 1 - 1e-13;

    private final double arrivalCv2;
    private final Balancing.By by;
    private final Wall cores;
    private final Wall slots;
    /** What each replica sends answers on; null if that does not limit it. */
    private final Wall links;
    /** How the kernel keeps the CPU limit; null if evenly. */
    private final Quota quota;

    /** With the link for itself, and with what is left of it. */
    private final double wholeLinkSeconds;

    private double linkSeconds;
    private double cpuSeconds;
    private double restSeconds;
    private double replicas = 1;
    /** Squared coefficient of variation of arrivals at a line. */
    private double arrivals;

    /** Highest rate that the walls allow, per second. */
    private double capacity;

    private double rate;
    private double queue;
    private double slope;
    /** Power r^sqrt(2 (c + 1)) of the wall that binds, as of the last look at the queue. */
    private double power;

    private double load;

    /** Two walls, one line. */
    Station() {
        this(Traits.PLAIN);
    }

    /** Walls and lines as the replicas are like. */
    Station(Traits traits) {
        arrivalCv2 = traits.arrivalVariability();
        by = traits.balancing().by();
        cores = new Wall(by);
        slots = new Wall(by);
        wholeLinkSeconds = traits.network().secondsPerResponse();
        linkSeconds = wholeLinkSeconds;
        links = linkSeconds > 0 ? new Wall(by) : null;
        quota = traits.throttling().map(Quota::new).orElse(null);
        arrivals = arrivalsAtALine();
    }

    /** Says which share of each link is left; > 0. */
    void narrow(double left) {
        linkSeconds = wholeLinkSeconds / left;
    }

    /** Says how many replicas there are, where it matters; fractions allowed. */
    void spread(double replicas) {
        if (replicas != this.replicas) {
            this.replicas = replicas;
            arrivals = arrivalsAtALine();
        }
    }

    /** Sets the walls; {@code slots} may be infinite, {@code cpuSeconds} and {@code restSeconds} may be zero. */
    void set(double cores, double cpuSeconds, double restSeconds, double slots, double serviceCv2, double holdingCv2) {
        this.cpuSeconds = cpuSeconds;
        this.restSeconds = restSeconds;
        double usable = quota == null ? cores : quota.usable(cores, replicas);
        double holding = cpuSeconds + restSeconds;
        this.cores.set(usable, cpuSeconds, (arrivals + serviceCv2) / 2, replicas);
        this.slots.set(slots, holding, (arrivals + holdingCv2) / 2, replicas);
        capacity = Math.min(this.cores.mostRate(), this.slots.mostRate());
        if (quota != null) {
            quota.set(usable, cpuSeconds, arrivals + serviceCv2, replicas);
        }
        if (links != null) {
            // Sizes of answers vary like an exponential law: few are large.
            links.set(replicas, linkSeconds, (arrivals + 1) / 2, replicas);
            capacity = Math.min(capacity, replicas / linkSeconds);
        }
    }

    /** Of a stream that is dealt out over lines, each gets one that is more even, or more like chance. */
    private double arrivalsAtALine() {
        return switch (by) {
            case POOLED -> arrivalCv2;
            case ROUND_ROBIN -> arrivalCv2 / Math.max(1, replicas);
            case RANDOM, LEAST_REQUESTS -> 1 + (arrivalCv2 - 1) / Math.max(1, replicas);
        };
    }

    /**
     * Solves one step.
     *
     * @param number requests in the service with those that arrive in this step
     * @param seconds length of the step
     * @return rate of completion in this step, per second
     */
    double step(double number, double seconds) {
        double linear = cpuSeconds + restSeconds + seconds;
        if (number <= 0 || capacity <= 0) {
            rate = 0;
            lookAtQueue(0);
            return 0;
        }
        if (capacity == Double.POSITIVE_INFINITY) {
            rate = number / linear;
            lookAtQueue(0);
            return rate;
        }
        double most = Math.min(number / linear, capacity * NEARLY_FULL);
        double x = rate > 0 && rate < most ? rate : firstGuess(number, linear, most);
        double low = 0;
        double high = most;
        for (int i = 0; i < MOST_STEPS; i++) {
            lookAtQueue(x);
            double excess = x * linear + queue - number;
            if (Math.abs(excess) <= ACCURACY * number) {
                break;
            }
            if (excess > 0) {
                high = x;
            } else {
                low = x;
            }
            double next = x - excess / (linear + slope);
            if (next > low && next < high && near(x, next)) {
                queue = Math.max(0, queue + slope * (next - x));
                load = next / capacity;
                x = next;
                break;
            }
            x = next > low && next < high ? next : i % 2 == 0 ? firstGuessWithin(low, high) : (low + high) / 2;
        }
        rate = x;
        return x;
    }

    /** So short a step that the error behind it is the square of next to nothing, also close to a wall. */
    private boolean near(double x, double next) {
        return Math.abs(next - x) <= SHORT_STEP * Math.min(x, capacity - x);
    }

    /** Mean number that would queue in equilibrium at a rate; infinite at and above the capacity. */
    double queueAt(double ratePerSecond) {
        if (ratePerSecond >= capacity) {
            return Double.POSITIVE_INFINITY;
        }
        double keptQueue = queue;
        double keptPower = power;
        double keptLoad = load;
        double keptSlope = slope;
        lookAtQueue(ratePerSecond);
        double result = queue;
        queue = keptQueue;
        power = keptPower;
        load = keptLoad;
        slope = keptSlope;
        return result;
    }

    /** Whether slots rather than cores are the wall that binds. */
    boolean boundBySlots() {
        return slots.places() * cpuSeconds < cores.places() * (cpuSeconds + restSeconds);
    }

    /** Share of its periods in which the kernel stops a replica, as of the last step; 0 where it keeps no periods. */
    double throttled() {
        return quota == null ? 0 : quota.throttled();
    }

    /** Highest rate that the walls allow, per second; infinite without walls. */
    double capacity() {
        return capacity;
    }

    /** Rate at which it would work with so many in it in equilibrium, per second; infinite before the first step. */
    double rateWith(double number) {
        if (cpuSeconds + restSeconds <= 0) {
            return Double.POSITIVE_INFINITY;
        }
        double keptRate = rate;
        double keptQueue = queue;
        double keptSlope = slope;
        double keptPower = power;
        double keptLoad = load;
        double result = step(number, 0);
        rate = keptRate;
        queue = keptQueue;
        slope = keptSlope;
        power = keptPower;
        load = keptLoad;
        return result;
    }

    /** Requests that queue for a core or a slot, as of the last step. */
    double queue() {
        return queue;
    }

    /** Share of the requests that have to queue at all, as of the last step; 0..1. */
    double waitingShare() {
        return load > 0 ? Math.min(1, power / load) : 0;
    }

    /** Use of the wall that binds, as of the last step; 0..1. */
    double load() {
        return load;
    }

    /** Queue and its slope at a rate, by the wall at which more requests queue. */
    private void lookAtQueue(double x) {
        queue = 0;
        slope = 0;
        power = 0;
        load = capacity > 0 && capacity < Double.POSITIVE_INFINITY ? x / capacity : 0;
        if (quota != null) {
            quota.rest();
        }
        if (x <= 0) {
            return;
        }
        double coreLoad = cpuSeconds > 0 ? cores.load(x) : 0;
        double slotLoad = slots.places() < Double.POSITIVE_INFINITY ? slots.load(x) : 0;
        // A wall with more places and less load on each has the shorter queue: no need to work it out.
        boolean slotsSurelyLess =
                slotLoad <= coreLoad && slots.places() >= cores.places() && slots.variability() <= cores.variability();
        boolean coresSurelyLess =
                coreLoad < slotLoad && cores.places() >= slots.places() && cores.variability() <= slots.variability();
        if (coreLoad > 0 && quota != null) {
            lookAtQuota(x, coreLoad);
        } else if (coreLoad > 0 && !coresSurelyLess) {
            lookAt(cores, coreLoad);
        }
        if (slotLoad > 0 && (!slotsSurelyLess || quota != null)) {
            lookAt(slots, slotLoad);
        }
        if (links != null) {
            lookAt(links, links.load(x));
        }
    }

    /** The wall at which more requests queue is the one that counts. */
    private void lookAt(Wall wall, double r) {
        wall.look(r);
        if (wall.queue() >= queue) {
            queue = wall.queue();
            slope = wall.slope();
            power = wall.power();
        }
    }

    private void lookAtQuota(double x, double coreLoad) {
        quota.look(x);
        queue = quota.queue();
        slope = quota.slope();
        power = quota.throttled() * coreLoad;
    }

    /** Root of the equation with r^b taken as 1, which is right near the wall and low elsewhere. */
    private double firstGuess(double number, double linear, double most) {
        double a = capacity * linear;
        double v = Math.max(cores.variability(), slots.variability());
        double b = a + number;
        double inner = b * b - 4 * a * (number - v);
        double r = (b - Math.sqrt(Math.max(0, inner))) / (2 * a);
        double x = r * capacity;
        return x > 0 && x < most ? x : most / 2;
    }

    private static double firstGuessWithin(double low, double high) {
        return low + 0.9 * (high - low);
    }
}
