package dev.tenfold.request;

import dev.tenfold.service.Balancing;
import dev.tenfold.service.Cohort;
import dev.tenfold.service.Fleet;
import dev.tenfold.service.Traits;
import dev.tenfold.service.WarmUp;
import dev.tenfold.service.Work;
import java.util.ArrayList;
import java.util.List;

/**
 * The desks of a service: those of its ready replicas, and those that are closing, with what is left on them. Where one
 * line feeds all replicas there is one desk for all.
 */
final class Desks {
    /** So little CPU is left of a core at least, so that a time can be told when work on it ends. */
    static final double LEAST_SPEED = 1e-9;

    private final Run run;
    private final RequestService service;
    private final Fleet fleet;
    private final Traits traits;
    private final Dice dice;
    private final boolean together;
    private final List<Desk> open = new ArrayList<>();
    private final List<Desk> closing = new ArrayList<>();
    /** Cores of a replica as whole ones, each perhaps slower than one. */
    private final int coresEach;

    private final double speed;
    private double coresFactor = 1;
    /** Share of the time that replicas leave to one another, and how many times its CPU a request takes among them. */
    private double busyShare = 1;

    private double workFactor = 1;
    private final Dice weights;
    /** The largest weight of an open desk. */
    private double heaviest = 1;

    private int turn;
    private int replicas;

    Desks(Run run, RequestService service, Fleet fleet, Traits traits) {
        this.run = run;
        this.service = service;
        this.fleet = fleet;
        this.traits = traits;
        dice = run.dice(service.name() + " balancing");
        weights = run.dice(service.name() + " weights");
        together = traits.balancing().by() == Balancing.By.POOLED;
        coresEach = (int) Math.max(1, Math.ceil(service.work().cores()));
        speed = service.work().cores() / coresEach;
        if (together) {
            open.add(desk(-1, 0, 1));
        }
    }

    /** The one desk of all replicas. */
    Desk shared() {
        return open.get(0);
    }

    /** Where the next request goes; there is a ready replica. A young one is passed over as often as its share says. */
    Desk next() {
        Balancing balancing = traits.balancing();
        if (together) {
            return open.get(0);
        }
        Desk desk = choose(balancing);
        while (balancing.slowStartNanos() > 0 && !dice.happens(balancing.share(run.nowNanos - desk.readyNanos()))) {
            desk = choose(balancing);
        }
        return desk;
    }

    private Desk choose(Balancing balancing) {
        return switch (balancing.by()) {
            case POOLED -> open.get(0);
            case RANDOM -> any();
            case ROUND_ROBIN -> nextInTurn();
            case LEAST_REQUESTS -> {
                Desk one = any();
                Desk other = any();
                yield other.present() < one.present() ? other : one;
            }
        };
    }

    /** A desk by chance, as often as its weight says. */
    private Desk any() {
        Desk desk = open.get(dice.below(open.size()));
        while (!dice.happens(desk.weight() / heaviest)) {
            desk = open.get(dice.below(open.size()));
        }
        return desk;
    }

    /** The next desk in turn; a light one is passed over as often as its weight says. */
    private Desk nextInTurn() {
        Desk desk = open.get(Math.floorMod(turn++, open.size()));
        while (!dice.happens(desk.weight() / heaviest)) {
            desk = open.get(Math.floorMod(turn++, open.size()));
        }
        return desk;
    }

    /** What a replica gets of the requests beside what others get: log-normal. */
    private double drawWeight() {
        double imbalance = traits.balancing().imbalance();
        return imbalance > 0
                ? StrictMath.exp(weights.normal() * StrictMath.sqrt(StrictMath.log(1 + imbalance * imbalance)))
                : 1;
    }

    /** What CPU is left to each replica of what it has. */
    void leave(double coresFactor) {
        if (coresFactor != this.coresFactor) {
            this.coresFactor = coresFactor;
            paceAll();
        }
    }

    /** How many times its CPU a request takes, because of other replicas and of the youth of its own. */
    double slowness(Desk desk) {
        if (traits.warmUp().isEmpty()) {
            return workFactor;
        }
        WarmUp warmUp = traits.warmUp().get();
        long ready = together ? readyNanosOfAny() : desk.readyNanos();
        return workFactor * warmUp.factor(run.nowNanos - ready);
    }

    /** When a replica that chance picks became ready. */
    private long readyNanosOfAny() {
        int left = dice.below(Math.max(1, fleet.ready()));
        for (Cohort cohort : fleet.cohorts()) {
            if (cohort.ready()) {
                left -= cohort.count();
                if (left < 0) {
                    return cohort.readyNanos();
                }
            }
        }
        return Long.MIN_VALUE / 2;
    }

    /**
     * Replicas have come or gone; tells what goes with those that have gone.
     *
     * @param going ready replicas that have gone
     */
    List<Desk> follow(int going) {
        int ready = fleet.ready();
        if (ready > 0) {
            workFactor = traits.scaling().workFactor(ready);
            busyShare = traits.scaling().busyShare(ready);
        }
        List<Desk> gone = together ? followTogether(going) : followEach();
        closing.addAll(gone);
        paceAll();
        return gone;
    }

    /** A desk is closed and forgotten. */
    void close(Desk desk, Loss loss) {
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
        for (int i = 0; i < open.size(); i++) {
            sum += open.get(i).held();
        }
        for (int i = 0; i < closing.size(); i++) {
            sum += closing.get(i).held();
        }
        return sum;
    }

    /** Requests in line on replicas that stay. */
    int queued() {
        int sum = 0;
        for (int i = 0; i < open.size(); i++) {
            sum += open.get(i).queued();
        }
        return sum;
    }

    /** Requests in slots or in line. */
    int present() {
        int sum = 0;
        for (int i = 0; i < open.size(); i++) {
            sum += open.get(i).present();
        }
        for (int i = 0; i < closing.size(); i++) {
            sum += closing.get(i).present();
        }
        return sum;
    }

    /** CPU seconds that ready replicas used since this was last asked. */
    double takeCpuSeconds() {
        double sum = 0;
        for (int i = 0; i < open.size(); i++) {
            sum += open.get(i).takeCpuSeconds();
        }
        return sum;
    }

    /** Slot-seconds of ready replicas since this was last asked. */
    double takeSlotSeconds() {
        double sum = 0;
        for (int i = 0; i < open.size(); i++) {
            sum += open.get(i).takeSlotSeconds();
        }
        return sum;
    }

    /** Cores of all replicas that have work, as fast as they are now. */
    double cores() {
        return coresEach * speed * coresFactor * busyShare * workers(fleet.ready());
    }

    /** Slots of all replicas that have work. */
    double slots() {
        return product(service.work().slots(), workers(fleet.ready()));
    }

    /** Places in line at all replicas. */
    double places() {
        return product(service.work().queue(), fleet.ready());
    }

    private int workers(int ready) {
        return service.consuming() ? (int) service.queue().workers(ready) : ready;
    }

    private List<Desk> followTogether(int going) {
        int ready = fleet.ready();
        List<Desk> gone = going > 0 ? List.of(shared().split((double) going / replicas)) : List.of();
        replicas = ready;
        double places = service.consuming() ? service.queue().maxLength() : places();
        shared().resize(ready, coresEach * workers(ready), slots(), places);
        return gone;
    }

    private List<Desk> followEach() {
        List<Desk> gone = new ArrayList<>(open);
        List<Desk> kept = new ArrayList<>();
        Work work = service.work();
        for (Cohort cohort : fleet.cohorts()) {
            int left = cohort.ready() ? cohort.count() : 0;
            for (int i = 0; i < open.size() && left > 0; i++) {
                if (open.get(i).cohort() == cohort.number()) {
                    kept.add(open.get(i));
                    gone.remove(open.get(i));
                    left--;
                }
            }
            for (; left > 0; left--) {
                Desk desk = desk(cohort.number(), cohort.readyNanos(), drawWeight());
                desk.resize(1, coresEach, work.slots(), work.queue());
                kept.add(desk);
            }
        }
        open.clear();
        open.addAll(kept);
        heaviest = open.stream().mapToDouble(Desk::weight).max().orElse(1);
        return gone;
    }

    private Desk desk(int cohort, long readyNanos, double weight) {
        Desk desk = new Desk(run, service, cohort, readyNanos, weight);
        pace(desk);
        return desk;
    }

    private void paceAll() {
        open.forEach(this::pace);
        closing.forEach(this::pace);
    }

    private void pace(Desk desk) {
        desk.pace(1e9 / Math.max(LEAST_SPEED, speed * coresFactor * busyShare));
    }

    private static double product(double each, int count) {
        return count == 0 ? 0 : each * count;
    }
}
