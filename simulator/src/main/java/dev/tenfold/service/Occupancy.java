package dev.tenfold.service;

/**
 * Which requests are where in a service: on replicas that stay, whether worked on or queueing; on replicas that leave;
 * and, where the service consumes a queue, in that queue.
 */
final class Occupancy {
    private final Work work;
    private final ArrivalLog log = new ArrivalLog(0);
    private final Draining draining = new Draining();
    /** The queue whose messages are the requests; null if the service is asked directly. */
    private FluidBacklog backlog;

    /** Requests on replicas that stay and in the queue, and those of them that hold a slot. */
    private double number;

    private double inSlots;

    Occupancy(Work work) {
        this.work = work;
    }

    void consume(Queue queue, Account account) {
        backlog = new FluidBacklog(queue, account, log);
    }

    /** Null if the service is asked directly. */
    FluidBacklog backlog() {
        return backlog;
    }

    ArrivalLog log() {
        return log;
    }

    double number() {
        return number;
    }

    double inSlots() {
        return inSlots;
    }

    /** All that came and is not done. */
    double waiting() {
        return number + draining.requests() + (backlog == null ? 0 : backlog.orphaned());
    }

    /** How many of those that came have not given up yet, who wait so long at most and are answered after so long. */
    double stillWaiting(long nowNanos, double patienceSeconds, double meanSeconds) {
        boolean allAreAnswered = patienceSeconds == Double.POSITIVE_INFINITY || meanSeconds < patienceSeconds;
        return allAreAnswered ? waiting() : Math.min(waiting(), log.since(nowNanos - patienceSeconds * 1e9));
    }

    /** What is on the replicas. */
    double held() {
        return backlog == null ? waiting() : inSlots + draining.requests();
    }

    /** What is in slots before a step that begins with so many slots. */
    double heldBefore(double slots) {
        return backlog == null ? Math.min(number, slots) : inSlots;
    }

    /**
     * Takes in what comes in a step, as far as there are places for what is left at its end.
     *
     * @param done of what was there and came
     * @return how many are turned away
     */
    double accept(long nowNanos, double arriving, double done, double slots, double replicas) {
        double places =
                backlog == null ? work.queue() * replicas : backlog.queue().maxLength();
        double left = number + arriving - done;
        double room = slots + places;
        double refused = left <= room ? 0 : Math.min(arriving, left - room);
        if (log.full()) {
            log.forget(number);
        }
        log.add(nowNanos, arriving - refused);
        number = left - refused;
        return refused;
    }

    /** Those leave who have queued for longer than their patience; returns how many. */
    double giveUp(long nowNanos, double slots, double patienceSeconds) {
        double queueing = number - slots;
        if (queueing <= 0 || patienceSeconds == Double.POSITIVE_INFINITY) {
            return 0;
        }
        double impatient = Math.max(0, queueing - log.since(nowNanos - patienceSeconds * 1e9));
        number -= impatient;
        return impatient;
    }

    /** Those leave whom nobody waits for any longer, as far as there are any; returns how many. */
    double cancel(double requests) {
        double gone = Math.min(number, requests);
        number -= gone;
        return gone;
    }

    /**
     * Hands out slots at the end of a step.
     *
     * @param busy slots that are worked in where no core is short: rate times work
     */
    void handOut(double slots, double busy) {
        inSlots = Math.min(number, slots);
        if (backlog != null) {
            // Where slots are no more than cores, nothing queues in them: what queues has not been handed out.
            inSlots = work.slots() <= work.cores() ? Math.min(inSlots, busy) : inSlots;
            tellBroker();
        }
    }

    /** Some of what is here goes to another line, and is last there. */
    void shift(double requests, Occupancy other, long nowNanos) {
        number -= requests;
        other.number += requests;
        other.log.add(nowNanos, requests);
    }

    /** Nobody is there to work. */
    void putDown() {
        inSlots = 0;
        if (backlog != null) {
            tellBroker();
        }
    }

    /** What some of the ready replicas hold goes with them; of messages that is no more than they were handed. */
    double take(int going, int ready) {
        double held = backlog == null ? number : Math.min(number, inSlots);
        double gone = going == ready ? held : held * going / ready;
        number -= gone;
        inSlots -= backlog == null ? 0 : gone;
        return gone;
    }

    /**
     * Replicas that are leaving finish what they took with them, as far as their grace allows.
     *
     * @param stay how long a request stays on a replica
     */
    void drain(double taken, ResponseLaw stay, double graceSeconds, long nowNanos) {
        double late = taken * Stay.residualAbove(stay, graceSeconds);
        long over = nowNanos + Math.round(graceSeconds * 1e9);
        if (backlog == null) {
            draining.take(taken, late, stay.mean(), over, nowNanos);
        } else {
            draining.take(taken, late, stay.mean(), over, cameAt(taken));
            tellBroker();
        }
    }

    /** Whether replicas are leaving that hold something. */
    boolean draining() {
        return draining.requests() > 0;
    }

    /** Whether no request leaves with its replica, or comes back from one that has left. */
    boolean settled() {
        return !draining() && (backlog == null || backlog.orphaned() == 0);
    }

    /** How many requests leaving replicas finish in a step. */
    double finish(double seconds) {
        return draining.finish(seconds);
    }

    /** How many requests ran out of grace; those of a queue are not lost. */
    double cutOff(long nowNanos) {
        double overdue = draining.overdue(nowNanos);
        if (backlog == null || overdue == 0) {
            return overdue;
        }
        orphan(overdue, draining.overdueFromNanos(), nowNanos);
        return 0;
    }

    /** Messages whose consumers have died will be given to others. */
    void orphan(double messages, long nowNanos) {
        orphan(messages, cameAt(messages), nowNanos);
    }

    private void orphan(double messages, double fromNanos, long nowNanos) {
        backlog.orphan(messages, fromNanos, nowNanos);
        tellBroker();
    }

    /** About when those came that were first in line until they were taken out. */
    private double cameAt(double messages) {
        return log.arrivalAt(number + messages / 2);
    }

    /** Messages come back that consumers held who are gone. */
    void comeBack(long nowNanos) {
        if (backlog != null) {
            number += backlog.comeBack(nowNanos);
        }
    }

    private void tellBroker() {
        backlog.note(number, inSlots, draining.requests());
    }
}
