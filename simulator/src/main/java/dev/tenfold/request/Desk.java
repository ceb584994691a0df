package dev.tenfold.request;

/**
 * Where requests are served: cores and slots with a line before them, first come, first served. One replica is a desk,
 * or all replicas of a service together are, whose every core then takes the first in one line.
 *
 * <p>A request holds a slot from when it leaves the line until it is answered. In it, it waits for a core, has its CPU
 * time, rests, and makes its calls.
 */
final class Desk {
    private final Run run;
    private final Pool pool;
    private final RequestService service;
    private final int cohort;
    private final long readyNanos;
    private final double weight;
    /** Null if sending takes no time. */
    private final Links links;

    private final Ring line = new Ring();
    private final Ring coreLine = new Ring();

    private int cores;
    private double slots;
    private double places;
    private double nanosPerCpuSecond = 1e9;
    private int busy;
    private int held;
    private int queued;
    private boolean filling;

    private long measuredNanos;
    private double busyNanos;
    private double heldNanos;

    /**
     * @param cohort the cohort of its replica; -1 if it stands for all replicas
     * @param readyNanos when its replica became ready, nanoseconds since start
     * @param weight what it gets of the requests beside what others get
     */
    Desk(Run run, RequestService service, int cohort, long readyNanos, double weight) {
        this.run = run;
        this.service = service;
        this.cohort = cohort;
        this.readyNanos = readyNanos;
        this.weight = weight;
        links = service.sends() ? new Links() : null;
        pool = run.pool;
        measuredNanos = run.nowNanos;
    }

    RequestService service() {
        return service;
    }

    int cohort() {
        return cohort;
    }

    /** When its replica became ready, nanoseconds since start. */
    long readyNanos() {
        return readyNanos;
    }

    /** What it gets of the requests beside what others get. */
    double weight() {
        return weight;
    }

    /** Requests that hold a slot. */
    int held() {
        return held;
    }

    /** Requests in line for a slot. */
    int queued() {
        return queued;
    }

    /** All that it has. */
    int present() {
        return held + queued;
    }

    /** Another size: replicas, cores, slots and places in line, the last two perhaps without end. */
    void resize(int replicas, int cores, double slots, double places) {
        measure();
        this.cores = cores;
        this.slots = slots;
        this.places = places;
        if (links != null) {
            links.resize(replicas);
        }
        startWork();
        fill();
    }

    /** How long a core takes for a second of CPU time; what is being worked on is stretched with it. */
    void pace(double nanosPerCpuSecond) {
        if (nanosPerCpuSecond == this.nanosPerCpuSecond) {
            return;
        }
        measure();
        if (busy > 0) {
            run.stretchWork(this, nanosPerCpuSecond / this.nanosPerCpuSecond);
        }
        this.nanosPerCpuSecond = nanosPerCpuSecond;
    }

    /** Takes a request in, if there is a place for it. */
    boolean admit(int request) {
        pool.desk[request] = this;
        if (held < slots) {
            serve(request);
            return true;
        }
        if (queued >= places) {
            return false;
        }
        pool.state[request] = Pool.QUEUES;
        line.add(request);
        queued++;
        return true;
    }

    /** Takes a message in again that stood in line before all others. */
    void admitAgain(int message) {
        pool.desk[message] = this;
        pool.state[message] = Pool.QUEUES;
        line.addFirst(message);
        queued++;
        fill();
    }

    /** A request leaves without an answer, wherever it is. */
    void takeOff(int request) {
        byte state = pool.state[request];
        if (state == Pool.QUEUES) {
            pool.state[request] = Pool.LEFT;
            queued--;
            return;
        }
        measure();
        held--;
        if (state == Pool.WAITS_FOR_CORE) {
            pool.state[request] = Pool.LEFT;
        } else {
            busy -= state == Pool.WORKED_ON ? 1 : 0;
            pool.free(request);
            startWork();
        }
        fill();
    }

    /** A request has had its CPU time. */
    void worked(int request) {
        measure();
        busy--;
        startWork();
        rest(request);
    }

    /** A request has rested. */
    void rested(int request) {
        if (service.calls().isEmpty()) {
            finish(request);
        } else {
            pool.state[request] = Pool.CALLS;
            service.calls().proceed(request);
        }
    }

    /** A request has made all its calls. */
    void finish(int request) {
        if (links == null) {
            sent(request);
        } else {
            pool.state[request] = Pool.RESTS;
            run.book(links.send(run.nowNanos, service.drawSendNanos()), Event.SENT, request);
        }
    }

    /** Its answer has left. */
    void sent(int request) {
        service.endings().answer(request);
        measure();
        held--;
        pool.free(request);
        fill();
    }

    /**
     * Some of its replicas go, with their cores and what they hold: of the cores so many taken blindly, of the rest
     * each by chance.
     *
     * @param share of all replicas that go
     * @return a desk with what goes
     */
    Desk split(double share) {
        measure();
        Desk part = new Desk(run, service, cohort, readyNanos, weight);
        part.nanosPerCpuSecond = nanosPerCpuSecond;
        part.cores = (int) Math.round(cores * share);
        int coresSeen = 0;
        for (int i = 0; i < pool.used(); i++) {
            if (pool.desk[i] != this) {
                continue;
            }
            byte state = pool.state[i];
            if (state == Pool.WORKED_ON) {
                double chance = (double) (part.cores - part.busy) / (cores - coresSeen++);
                if (service.dice().happens(chance)) {
                    pool.desk[i] = part;
                    part.busy++;
                    part.held++;
                }
            } else if (Pool.goesAlong(state, service.consuming())
                    && service.dice().happens(share)) {
                pool.desk[i] = part;
                part.held += state == Pool.QUEUES ? 0 : 1;
                part.queued += state == Pool.QUEUES ? 1 : 0;
            }
        }
        busy -= part.busy;
        held -= part.held;
        queued -= part.queued;
        part.slots = Math.max(part.held, slots * share);
        part.places = places;
        if (links != null) {
            part.links.resize((int) Math.round(links.count() * share));
        }
        part(line, part.line, part);
        part(coreLine, part.coreLine, part);
        part.startWork();
        part.fill();
        return part;
    }

    /** All that it has is over. */
    void close(Loss loss) {
        for (int i = 0; i < pool.used(); i++) {
            if (pool.desk[i] == this && pool.state[i] != Pool.FREE) {
                boolean left = pool.state[i] == Pool.LEFT;
                pool.desk[i] = null;
                if (left) {
                    pool.free(i);
                } else {
                    loss.of(i);
                }
            }
        }
        held = 0;
        queued = 0;
        busy = 0;
    }

    /** CPU seconds used since this was last asked. */
    double takeCpuSeconds() {
        measure();
        double seconds = busyNanos / nanosPerCpuSecond;
        busyNanos = 0;
        return seconds;
    }

    /** Slot-seconds in use since this was last asked; no more than there are slots. */
    double takeSlotSeconds() {
        measure();
        double seconds = heldNanos / 1e9;
        heldNanos = 0;
        return seconds;
    }

    private void part(Ring from, Ring to, Desk part) {
        for (int i = from.size(); i > 0; i--) {
            int request = from.remove();
            (pool.desk[request] == part ? to : from).add(request);
        }
    }

    private void serve(int request) {
        measure();
        held++;
        if (service.workless()) {
            rest(request);
        } else if (busy < cores) {
            work(request);
        } else {
            pool.state[request] = Pool.WAITS_FOR_CORE;
            coreLine.add(request);
        }
    }

    private void startWork() {
        while (busy < cores && !coreLine.isEmpty()) {
            int request = coreLine.remove();
            if (pool.state[request] == Pool.LEFT) {
                pool.free(request);
            } else {
                work(request);
            }
        }
    }

    private void work(int request) {
        busy++;
        pool.state[request] = Pool.WORKED_ON;
        long nanos = (long) (service.drawCpuSeconds(request, this) * nanosPerCpuSecond + 0.5);
        run.book(run.nowNanos + nanos, Event.WORKED, request);
    }

    private void rest(int request) {
        double seconds = service.drawRestSeconds();
        if (seconds > 0) {
            pool.state[request] = Pool.RESTS;
            run.book(run.nowNanos + (long) (seconds * 1e9 + 0.5), Event.RESTED, request);
        } else {
            rested(request);
        }
    }

    /** Slots that are free go to those in line. One who is answered at once frees another: a loop, not a recursion. */
    private void fill() {
        if (filling) {
            return;
        }
        filling = true;
        while (held < slots && !line.isEmpty()) {
            int request = line.remove();
            if (pool.state[request] == Pool.LEFT) {
                pool.free(request);
            } else {
                queued--;
                serve(request);
            }
        }
        filling = false;
    }

    private void measure() {
        long passed = run.nowNanos - measuredNanos;
        if (passed > 0) {
            busyNanos += (double) busy * passed;
            heldNanos += Math.min(held, slots) * passed;
            measuredNanos = run.nowNanos;
        }
    }
}
