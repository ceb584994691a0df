package dev.tenfold.service;

/** A line of requests and the replicas that work on it: where they are, how fast they leave, how long they stay. */
final class Lane {
    private final Occupancy occupancy;
    private final Station station;
    private final Stay stay;
    private final PastCpu pastCpu = new PastCpu();
    private double started;
    private double slots;
    private double passedCpu;

    /**
     * @param occupancy where its requests are
     * @param station how fast they leave
     * @param stay how long they stay
     */
    Lane(Occupancy occupancy, Station station, Stay stay) {
        this.occupancy = occupancy;
        this.station = station;
        this.stay = stay;
    }

    Occupancy occupancy() {
        return occupancy;
    }

    Station station() {
        return station;
    }

    Stay stay() {
        return stay;
    }

    /** Requests that began to be worked on in the last step. */
    double started() {
        return started;
    }

    /** Requests that got their CPU in the last step, done or not. */
    double passedCpu() {
        return passedCpu;
    }

    /** Slots in use; 0 where they are not limited. */
    double slotsInUse() {
        return slots < Double.POSITIVE_INFINITY ? occupancy.inSlots() : 0;
    }

    /** Nobody is there to work. */
    void close() {
        occupancy.putDown();
        started = 0;
        passedCpu = 0;
    }

    /**
     * Works for one step.
     *
     * @param nowNanos end of the step
     * @param seconds its length
     * @param arriving requests that come in it
     * @param replicas replicas that stand behind the line
     * @param working those of them that have work
     * @param cores of all that work
     * @param busyShare share of the time that these work and do not wait for one another; 0..1
     * @param cpuSeconds of each request
     * @param work what a replica offers otherwise
     * @return how many requests are done
     */
    double step(
            long nowNanos,
            double seconds,
            double arriving,
            double replicas,
            double working,
            double cores,
            double busyShare,
            double cpuSeconds,
            Work work,
            Endings endings) {
        Answers answers = endings.answers;
        slots = work.slots() * working;
        double rest = answers.restSeconds();
        double gone = pastCpu.leave(occupancy.number(), rest, seconds);
        double leaving = pastCpu.leaving();
        double usable = cores * busyShare;
        station.spread(replicas);
        double holdingCv2 = answers.holdingCv2(cpuSeconds, work.variability());
        double free = Math.max(0, slots - leaving);
        station.set(usable, cpuSeconds, rest, free * busyShare, work.variability(), holdingCv2);
        double before = occupancy.heldBefore(slots);
        double there = Math.max(0, occupancy.number() + arriving - gone - leaving);
        double rate = station.step(there, seconds);
        double worked = Math.min(rate * seconds, there);
        double done = worked + gone;
        endings.refuse(Cause.QUEUE_FULL, occupancy.accept(nowNanos, arriving, done, slots, replicas));
        stay.judge(nowNanos, occupancy, station, arriving / seconds, rate, cpuSeconds, work.variability(), answers);
        endings.giveUp(occupancy.giveUp(nowNanos, slots, endings.patienceSeconds()));
        passedCpu = pastCpu.pass(rate, worked, usable * seconds / cpuSeconds, occupancy.number());
        occupancy.handOut(slots, rate * (cpuSeconds + rest) + leaving);
        started = Math.max(0, done + occupancy.inSlots() - before);
        return done;
    }
}
