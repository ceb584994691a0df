package dev.tenfold.service;

import dev.tenfold.fault.Conditions;
import java.util.function.ToDoubleFunction;

/**
 * The ready replicas of a service at work, and the lines before them: one, unless replicas get more or less of the
 * requests than others and have a line each. Then those with alike loads make a part of their own, and so do the young.
 */
final class Crew {
    /** Parts by load. */
    private static final int PARTS = 4;

    private Work work;
    private final Traits traits;
    private final Youth youth;
    private final boolean linear;
    /** Time that an answer has its link for itself, seconds. */
    private final double linkSeconds;

    private final Lane[] lanes;
    private final Lane first;
    private final boolean alone; // Most services have one lane.
    /** Parts of the old by load; the young, where they have a line of their own, come behind. */
    private final int parts;
    /** Share of the requests to the old that each part gets, and share of the answers that left each lane. */
    private final double[] weights;

    private final double[] shares;
    private double weighed = Double.NaN;
    private double youngBefore;

    private double done;
    private double cpuUsed;
    private double load;

    Crew(Work work, Traits traits, Stay whole) {
        this.work = work;
        this.traits = traits;
        youth = new Youth(traits);
        linear = traits.scaling().equals(Scaling.LINEAR);
        linkSeconds = traits.network().secondsPerResponse();
        Balancing balancing = traits.balancing();
        boolean dealt = balancing.by() == Balancing.By.ROUND_ROBIN || balancing.by() == Balancing.By.RANDOM;
        parts = balancing.imbalance() > 0 ? PARTS : 1;
        lanes = new Lane[parts + (dealt && youth.matters() ? 1 : 0)];
        weights = new double[parts];
        shares = new double[lanes.length];
        for (int i = 0; i < lanes.length; i++) {
            lanes[i] = new Lane(new Occupancy(work), new Station(traits), lanes.length == 1 ? whole : new Stay());
        }
        first = lanes[0];
        alone = lanes.length == 1;
    }

    /** From now on a request costs this. */
    void ask(Work work) {
        this.work = work;
    }

    /** The line of a queue's messages, and what replicas leave with. */
    Occupancy first() {
        return first.occupancy();
    }

    Station station() {
        return first.station();
    }

    /** All that came and is not done. */
    double waiting() {
        return sum(Occupancy::waiting);
    }

    /** Requests on replicas that stay and in the queue. */
    double number() {
        return sum(Occupancy::number);
    }

    /** Rate at which it would work with so many requests in it, spread over its lines as now; per second. */
    double rateWith(double number) {
        double all = number();
        double rate = 0;
        for (Lane lane : lanes) {
            double share = all > 0 ? lane.occupancy().number() / all : 1.0 / lanes.length;
            rate += lane.station().rateWith(number * share);
        }
        return rate;
    }

    /** Requests go that nobody waits for, of each line alike; returns how many there were. */
    double cancel(double requests) {
        double all = number();
        double gone = 0;
        for (int i = 0; all > 0 && i < lanes.length; i++) {
            gone += lanes[i].occupancy().cancel(requests * (lanes[i].occupancy().number() / all));
        }
        return gone;
    }

    /** What is on the replicas. */
    double held() {
        return sum(Occupancy::held);
    }

    private double sum(ToDoubleFunction<Occupancy> part) {
        double sum = 0;
        for (Lane lane : lanes) {
            sum += part.applyAsDouble(lane.occupancy());
        }
        return sum;
    }

    /** How many of those that came have not given up yet. */
    double stillWaiting(long nowNanos, double patienceSeconds) {
        double waiting = 0;
        for (Lane lane : lanes) {
            waiting += lane.occupancy()
                    .stillWaiting(nowNanos, patienceSeconds, lane.stay().mean());
        }
        return waiting;
    }

    /** What some of the ready replicas hold goes with them. */
    double take(int going, int ready) {
        double gone = 0;
        for (Lane lane : lanes) {
            gone += lane.occupancy().take(going, ready);
        }
        return gone;
    }

    /** Requests that began to be worked on in the last step. */
    double started() {
        if (alone) {
            return first.started();
        }
        double started = 0;
        for (Lane lane : lanes) {
            started += lane.started();
        }
        return started;
    }

    double slotsInUse() {
        if (alone) {
            return first.slotsInUse();
        }
        double inUse = 0;
        for (Lane lane : lanes) {
            inUse += lane.slotsInUse();
        }
        return inUse;
    }

    /** Requests that were done in the last step. */
    double done() {
        return done;
    }

    /** CPU that the last step took, seconds. */
    double cpuUsed() {
        return cpuUsed;
    }

    /** Use of the wall that binds, 0..1, mean over the replicas. */
    double load() {
        return load;
    }

    /** Share of periods in which the kernel stops a replica, where it keeps the CPU limit so. */
    double throttled() {
        return first.station().throttled();
    }

    /** Whether no replica of it is young. */
    boolean settled() {
        return youth.replicas() == 0;
    }

    /** Nobody is there to work. */
    void close() {
        for (Lane lane : lanes) {
            lane.close();
        }
        cpuUsed = 0;
        done = 0;
        load = 0;
    }

    /** How long an answer has a link for itself at the moment, mean. */
    double sendSeconds(Conditions conditions) {
        if (linkSeconds == 0) {
            return 0;
        }
        for (Lane lane : lanes) {
            lane.station().narrow(conditions.bandwidthFactor());
        }
        return linkSeconds / conditions.bandwidthFactor();
    }

    /** How long a request waits, at the moment, until replicas let go of what only one can have. */
    double idleSeconds(int ready, double cpuSeconds) {
        return linear ? 0 : traits.scaling().contention() * Math.max(0, ready - 1) * cpuSeconds * load * load;
    }

    /** What a share {@code q} of the answers stayed below in the last step, seconds. */
    double quantile(double q, Answers answers) {
        if (alone) {
            return answers.quantile(q);
        }
        LatencyMixture mixture = new LatencyMixture();
        for (int i = 0; i < lanes.length; i++) {
            lanes[i].stay().record(mixture, shares[i], Double.POSITIVE_INFINITY);
        }
        return mixture.quantile(q);
    }

    /**
     * Works for one step.
     *
     * @param nowNanos end of the step
     * @param seconds its length
     * @param arriving requests that come in it
     * @param cpuSeconds of each, at a lone old replica
     */
    void step(
            long nowNanos,
            double seconds,
            double arriving,
            Fleet fleet,
            double cpuSeconds,
            Conditions conditions,
            Endings endings) {
        int ready = fleet.ready();
        long middle = youth.matters() ? nowNanos - Math.round(seconds * 5e8) : 0;
        if (youth.matters()) {
            youth.look(fleet, middle);
        }
        FluidBacklog backlog = first().backlog();
        double working = backlog == null ? ready : backlog.queue().workers(ready);
        double left = work.cores() * conditions.coresFactor();
        double burned = left * conditions.burnedRatio();
        double coresEach = left - burned;
        double busyShare = linear ? 1 : traits.scaling().busyShare(ready);
        double each = linear ? cpuSeconds : cpuSeconds * traits.scaling().workFactor(ready);
        if (alone) {
            double factor = youth.matters() ? youth.pooledFactor(ready, load * cpuShare(each, ready * coresEach)) : 1;
            double cores = coresEach * working;
            done = first.step(
                    nowNanos, seconds, arriving, ready, working, cores, busyShare, each * factor, work, endings);
            endings.answers.end(done, endings.answer(nowNanos, first.stay(), done, conditions.errorRatio()));
            cpuUsed = first.passedCpu() * each * factor;
            load = station().load();
        } else {
            stepLanes(nowNanos, seconds, arriving, ready, coresEach, busyShare, each, conditions, endings);
        }
        youth.book(fleet, middle, cpuUsed);
        if (burned > 0) {
            fleet.use(burned * seconds);
            cpuUsed += burned * seconds * ready;
        }
    }

    /** Of the use of the wall that binds, the CPU that it would be if all were old. */
    private double cpuShare(double cpuSeconds, double cores) {
        double capacity = station().capacity();
        return capacity > 0 && capacity < Double.POSITIVE_INFINITY ? capacity * cpuSeconds / cores : 0;
    }

    private void stepLanes(
            long nowNanos,
            double seconds,
            double arriving,
            int ready,
            double coresEach,
            double busyShare,
            double cpuSeconds,
            Conditions conditions,
            Endings endings) {
        weigh(ready);
        boolean apart = lanes.length > parts;
        double young = apart ? youth.replicas() : 0;
        double toYoung = youth.matters() ? youth.sent(ready) : 0;
        grow(nowNanos, young);
        done = 0;
        double bad = 0;
        cpuUsed = 0;
        load = 0;
        for (int i = 0; i < lanes.length; i++) {
            boolean old = i < parts;
            double replicas = old ? (ready - young) / parts : young;
            double sent = arriving * (old ? weights[i] * (1 - (apart ? toYoung : 0)) : toYoung);
            shares[i] = 0;
            if (replicas <= 0) {
                lanes[i].close();
                continue;
            }
            double cpu = cpuSeconds * (old ? 1 : youth.cpuFactor());
            double here = lanes[i].step(
                    nowNanos, seconds, sent, replicas, replicas, coresEach * replicas, busyShare, cpu, work, endings);
            bad += endings.answer(nowNanos, lanes[i].stay(), here, conditions.errorRatio());
            shares[i] = here;
            done += here;
            cpuUsed += lanes[i].passedCpu() * cpu;
            load += lanes[i].station().load() * replicas / ready;
        }
        mix(endings.answers);
        endings.answers.end(done, bad);
    }

    private void mix(Answers answers) {
        for (int i = 0; i < lanes.length; i++) {
            shares[i] = done > 0 ? shares[i] / done : 1.0 / lanes.length;
        }
        answers.stay().mix(lanes, shares);
    }

    /** Young replicas have become old, with what they hold. */
    private void grow(long nowNanos, double young) {
        double requests = lanes.length > parts ? lanes[parts].occupancy().number() : 0;
        if (young < youngBefore && requests > 0) {
            double moved = requests * (1 - young / youngBefore) / parts;
            for (int i = 0; i < parts; i++) {
                lanes[parts].occupancy().shift(moved, lanes[i].occupancy(), nowNanos);
            }
        }
        youngBefore = young;
    }

    /** Loads of the parts stand at the quantiles of a log-normal law; a lone replica gets all there is. */
    private void weigh(int ready) {
        if (ready == weighed) {
            return;
        }
        weighed = ready;
        double imbalance = traits.balancing().imbalance();
        double cv2 = imbalance * imbalance * (ready - 1) / ready;
        double sigma = StrictMath.sqrt(StrictMath.log(1 + cv2));
        double sum = 0;
        for (int i = 0; i < parts; i++) {
            weights[i] = StrictMath.exp(sigma * Normal.quantile((i + 0.5) / parts));
            sum += weights[i];
        }
        for (int i = 0; i < parts; i++) {
            weights[i] /= sum;
        }
    }
}
