package dev.tenfold.request;

import dev.tenfold.service.Cohort;
import dev.tenfold.service.Fleet;
import dev.tenfold.service.Work;
import java.util.ArrayList;
import java.util.List;

/** The desks of a service: those of its ready replicas, and those that are closing, with what is left on them. */
final class Desks {
    /** So little CPU is left of a core at least, so that a time can be told when work on it ends. */
    private static final double LEAST_SPEED = 1e-9;

    private final Run run;
    private final RequestService service;
    private final Fleet fleet;
    private final Balancing balancing;
    private final Dice dice;
    private final List<Desk> open = new ArrayList<>();
    private final List<Desk> closing = new ArrayList<>();
    /** Cores of a replica as whole ones, each perhaps slower than one. */
    private final int coresEach;

    private final double speed;
    private double coresFactor = 1;
    private int turn;
    private int replicas;

    Desks(Run run, RequestService service, Fleet fleet, Balancing balancing) {
        this.run = run;
        this.service = service;
        this.fleet = fleet;
        this.balancing = balancing;
        dice = run.dice(service.name() + " balancing");
        coresEach = (int) Math.max(1, Math.ceil(service.work().cores()));
        speed = service.work().cores() / coresEach;
        if (balancing == Balancing.POOLED) {
            open.add(desk(-1));
        }
    }

    /** The one desk of all replicas. */
    Desk shared() {
        return open.get(0);
    }

    /** Where the next request goes; there is a ready replica. */
    Desk next() {
        int count = open.size();
        return switch (balancing) {
            case POOLED -> open.get(0);
            case RANDOM -> open.get(dice.below(count));
            case ROUND_ROBIN -> open.get(turn++ % count);
            case LEAST_REQUESTS -> leastLoaded(count);
        };
    }

    /** What CPU is left to each replica of what it has. */
    void leave(double coresFactor) {
        if (coresFactor != this.coresFactor) {
            this.coresFactor = coresFactor;
            open.forEach(this::pace);
            closing.forEach(this::pace);
        }
    }

    /**
     * Replicas have come or gone; tells what goes with those that have gone.
     *
     * @param going ready replicas that have gone
     */
    List<Desk> follow(int going) {
        List<Desk> gone = balancing == Balancing.POOLED ? followTogether(going) : followEach();
        closing.addAll(gone);
        return gone;
    }

    /** A desk is closed and forgotten. */
    void close(Desk desk, Desk.Loss loss) {
        if (closing.remove(desk)) {
            desk.close(loss);
        }
    }

    /** Desks that have finished all that they had are forgotten. */
    void forgetFinished() {
        if (!closing.isEmpty()) {
            closing.removeIf(desk -> desk.present() == 0);
        }
    }

    /** Requests in slots. */
    int held() {
        int sum = 0;
        for (Desk desk : open) {
            sum += desk.held();
        }
        for (Desk desk : closing) {
            sum += desk.held();
        }
        return sum;
    }

    /** Requests in slots or in line. */
    int present() {
        int sum = 0;
        for (Desk desk : open) {
            sum += desk.present();
        }
        for (Desk desk : closing) {
            sum += desk.present();
        }
        return sum;
    }

    /** CPU seconds that ready replicas used since this was last asked. */
    double takeCpuSeconds() {
        double sum = 0;
        for (Desk desk : open) {
            sum += desk.takeCpuSeconds();
        }
        return sum;
    }

    /** Slot-seconds of ready replicas since this was last asked. */
    double takeSlotSeconds() {
        double sum = 0;
        for (Desk desk : open) {
            sum += desk.takeSlotSeconds();
        }
        return sum;
    }

    /** Cores of all replicas that have work, as fast as they are now. */
    double cores() {
        return coresEach * speed * coresFactor * workers(fleet.ready());
    }

    /** Slots of all replicas that have work. */
    double slots() {
        return product(service.work().slots(), workers(fleet.ready()));
    }

    private int workers(int ready) {
        return service.consuming() ? (int) service.queue().workers(ready) : ready;
    }

    private Desk leastLoaded(int count) {
        Desk least = null;
        int from = turn++ % count;
        for (int i = 0; i < count; i++) {
            Desk desk = open.get((from + i) % count);
            least = least == null || desk.present() < least.present() ? desk : least;
        }
        return least;
    }

    private List<Desk> followTogether(int going) {
        int ready = fleet.ready();
        List<Desk> gone = going > 0 ? List.of(shared().split((double) going / replicas)) : List.of();
        replicas = ready;
        Work work = service.work();
        int workers = workers(ready);
        double places = service.consuming() ? service.queue().maxLength() : work.queue() * ready;
        shared().resize(coresEach * workers, product(work.slots(), workers), ready == 0 ? none(places) : places);
        return gone;
    }

    /** Nobody waits where no replica is, but for messages. */
    private double none(double places) {
        return service.consuming() ? places : 0;
    }

    private List<Desk> followEach() {
        List<Cohort> cohorts = fleet.cohorts();
        List<Desk> gone = new ArrayList<>(open);
        List<Desk> kept = new ArrayList<>();
        for (Cohort cohort : cohorts) {
            int left = cohort.ready() ? cohort.count() : 0;
            for (int i = 0; i < open.size() && left > 0; i++) {
                if (open.get(i).cohort() == cohort.number()) {
                    kept.add(open.get(i));
                    gone.remove(open.get(i));
                    left--;
                }
            }
            for (; left > 0; left--) {
                Desk desk = desk(cohort.number());
                desk.resize(coresEach, service.work().slots(), service.work().queue());
                kept.add(desk);
            }
        }
        open.clear();
        open.addAll(kept);
        return gone;
    }

    private Desk desk(int cohort) {
        Desk desk = new Desk(run, service, cohort);
        pace(desk);
        return desk;
    }

    private void pace(Desk desk) {
        desk.pace(1e9 / Math.max(LEAST_SPEED, speed * coresFactor));
    }

    private static double product(double slots, int workers) {
        return workers == 0 ? 0 : slots * workers;
    }
}
