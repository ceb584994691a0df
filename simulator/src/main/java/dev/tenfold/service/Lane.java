package dev.tenfold.service;

/** A line of requests and the replicas that work on it: where they are, how fast they leave, how long they stay. */
final class Lane {
    private final Occupancy occupancy;
    private final Station station = new Station();
    private final Stay stay;
    private double started;
    private double slots;

    /**
     * @param occupancy where its requests are
     * @param stay how long they stay
     */
    Lane(Occupancy occupancy, Stay stay) {
        this.occupancy = occupancy;
        this.stay = stay;
    }

    Occupancy occupancy() {
        return occupancy;
    }

    Station station() {
        return station;
    }

    /** Requests that began to be worked on in the last step. */
    double started() {
        return started;
    }

    /** Slots in use; 0 where they are not limited. */
    double slotsInUse() {
        return slots < Double.POSITIVE_INFINITY ? occupancy.inSlots() : 0;
    }

    /** Nobody is there to work. */
    void close() {
        occupancy.putDown();
        started = 0;
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
            double cpuSeconds,
            Work work,
            Endings endings) {
        Answers answers = endings.answers;
        slots = work.slots() * working;
        double holdingCv2 = answers.holdingCv2(cpuSeconds, work.variability());
        station.set(cores, cpuSeconds, answers.restSeconds(), slots, work.variability(), holdingCv2);
        double before = occupancy.heldBefore(slots);
        double there = occupancy.number() + arriving;
        double rate = station.step(there, seconds);
        double done = Math.min(rate * seconds, there);
        endings.refuse(Cause.QUEUE_FULL, occupancy.accept(nowNanos, arriving, done, slots, replicas));
        stay.judge(nowNanos, occupancy, station, arriving / seconds, rate, cpuSeconds, work.variability(), answers);
        endings.giveUp(occupancy.giveUp(nowNanos, slots, endings.patienceSeconds()));
        occupancy.handOut(slots, rate * (cpuSeconds + answers.restSeconds()));
        started = Math.max(0, done + occupancy.inSlots() - before);
        return done;
    }
}
