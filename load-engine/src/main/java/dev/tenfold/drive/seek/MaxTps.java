package dev.tenfold.drive.seek;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the highest rate that a system sustains. Used once. */
public final class MaxTps {
    private final Tryout tryout;
    private final Goal goal;
    private final Pace pace;
    private final Search search;
    private final Consumer<Search.Tried> progress;
    private final List<Recovery> recoveries = new ArrayList<>();
    /** What an answer takes where nothing waits, by Little's law, seconds. */
    private double unloaded = Double.NaN;

    /**
     * How long what takes.
     *
     * @param settleSeconds at the begin of each step that do not count
     * @param recoverySeconds at most for the system to come to rest after a failure
     * @param stepSeconds at most for a step that chance does not let decide earlier
     * @param confirmSeconds for which the answer must hold in the end
     */
    public record Pace(int settleSeconds, int recoverySeconds, int stepSeconds, int confirmSeconds) {
        /** What was measured to be enough. */
        public static final Pace DEFAULT = new Pace(3, 30, 30, 30);

        /** In a hurry: wider intervals. */
        public static final Pace QUICK = new Pace(1, 15, 8, 8);
    }

    /**
     * How the system came to rest after a rate that was too much.
     *
     * @param rate that was too much
     * @param seconds it took
     * @param recovered whether it came to rest at all
     */
    public record Recovery(double rate, int seconds, boolean recovered) {}

    /**
     * All that the search found.
     *
     * @param answer the rate
     * @param tried each step
     * @param recoveries after failures
     * @param aborted why the search could not go on; empty if it could
     */
    public record Found(
            Search.Answer answer, List<Search.Tried> tried, List<Recovery> recoveries, Optional<String> aborted) {}

    /** @param progress told of each step */
    public MaxTps(Tryout tryout, Goal goal, Pace pace, Search search, Consumer<Search.Tried> progress) {
        this.tryout = tryout;
        this.goal = goal;
        this.pace = pace;
        this.search = search;
        this.progress = progress;
    }

    /** Searches. */
    public Future<Found> find() {
        Optional<Double> rate = search.next();
        if (rate.isEmpty()) {
            return Future.succeededFuture(found(Optional.empty()));
        }
        boolean last = search.stage() == Search.Stage.CONFIRM;
        return step(rate.get(), last).compose(ruling -> {
            search.tell(ruling);
            progress.accept(search.tried().get(search.tried().size() - 1));
            if (Double.isNaN(unloaded) && ruling.held() && ruling.throughput() > 0) {
                unloaded = ruling.inFlight() / ruling.throughput();
            }
            if (ruling.held()) {
                return find();
            }
            return recover(rate.get())
                    .compose(rested -> rested
                            ? find()
                            : Future.succeededFuture(found(Optional.of("the system did not come to rest within "
                                    + pace.recoverySeconds() + " s after " + Math.round(rate.get()) + "/s"))));
        });
    }

    private Found found(Optional<String> aborted) {
        return new Found(search.answer(goal), search.tried(), List.copyOf(recoveries), aborted);
    }

    private Future<Ruling> step(double rate, boolean confirming) {
        Judge judge = new Judge(goal);
        Ruling[] ruling = {null};
        int counted = confirming ? pace.confirmSeconds() : pace.stepSeconds();
        return tryout.keep(rate, pace.settleSeconds() + counted, seen -> {
                    if (seen.number() > pace.settleSeconds() && ruling[0] == null) {
                        judge.see(seen.sample()).ifPresent(found -> ruling[0] = found);
                    }
                    // A confirmation that holds early holds on to its end; one that fails is over.
                    boolean early = ruling[0] != null && confirming && ruling[0].held();
                    if (early) {
                        ruling[0] = null;
                    }
                    return ruling[0] == null;
                })
                .map(ended -> ruling[0] == null ? judge.close() : ruling[0]);
    }

    /** A small part of what it bore before, until nothing of the overload is left. */
    private Future<Boolean> recover(double tooMuch) {
        double known = search.tried().stream()
                .filter(each -> each.ruling().held())
                .mapToDouble(Search.Tried::rate)
                .max()
                .orElse(tooMuch / 4);
        double rate = 0.3 * known;
        double usual = Double.isNaN(unloaded) ? Double.POSITIVE_INFINITY : rate * unloaded;
        double most = 2 + 1.2 * usual + 3 * Math.sqrt(usual);
        int[] calm = {0};
        int[] took = {0};
        return tryout.keep(rate, pace.recoverySeconds(), seen -> {
                    Sample sample = seen.sample();
                    boolean quick = sample.late() <= 1 - goal.quantile();
                    calm[0] = quick && sample.inFlight() <= most ? calm[0] + 1 : 0;
                    took[0] = seen.number();
                    return calm[0] < 2;
                })
                .map(ended -> {
                    boolean recovered = calm[0] >= 2;
                    recoveries.add(new Recovery(tooMuch, took[0], recovered));
                    return recovered;
                });
    }
}
