package dev.tenfold.drive.seek;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which rate to try next: up by a factor until one fails, then between the best and the worst until they are close,
 * then the best again for longer. It knows no clock and no network: whoever tries tells it what came of it.
 */
public final class Search {
    private static final double UP = 1.6;
    private static final double DOWN = 0.95;
    private static final int CONFIRMATIONS = 6;

    /** Standard errors to each side of the interval: more than 1.96, since steps end when they look decided. */
    private static final double Z = 2.5;

    private final double close;
    private final double most;
    private final List<Tried> tried = new ArrayList<>();
    private double good;
    private double bad = Double.POSITIVE_INFINITY;
    private double next;
    private boolean limited;
    private boolean confirmed;
    private int confirmations;
    private boolean again;
    private Stage stage = Stage.UP;

    /** How far the search is. */
    public enum Stage {
        /** The rate grows by a factor. */
        UP,
        /** Between a rate that held and one that did not. */
        BETWEEN,
        /** The best is tried for longer. */
        CONFIRM,
        /** There is an answer. */
        DONE
    }

    /**
     * A rate that was tried.
     *
     * @param rate requests per second
     * @param stage of the search
     * @param ruling what became of it
     */
    public record Tried(double rate, Stage stage, Ruling ruling) {}

    /**
     * The answer.
     *
     * @param rate the highest that was confirmed, requests per second; 0 if none was
     * @param low the interval's low end: with 95 % confidence the limit is not below
     * @param high its high end; infinite if no rate failed
     * @param generatorLimited whether the generator stopped the search, so that the true limit is at least the rate
     * @param confirmed whether the rate held over the longer time
     */
    public record Answer(double rate, double low, double high, boolean generatorLimited, boolean confirmed) {}

    /**
     * @param first the rate to begin with, above 0
     * @param most the rate above which nothing is tried
     * @param close how near the bounds must come to each other, such as 1.05
     */
    public Search(double first, double most, double close) {
        if (!(first > 0) || !(close > 1)) {
            throw new IllegalArgumentException("first must be > 0 and close > 1, was " + first + " and " + close);
        }
        this.close = close;
        this.most = most;
        next = Math.min(first, most);
    }

    /** The rate to try now, requests per second; empty if there is an answer. */
    public Optional<Double> next() {
        return stage == Stage.DONE ? Optional.empty() : Optional.of(next);
    }

    /** How far it is. */
    public Stage stage() {
        return stage;
    }

    /** What became of the rate that {@link #next()} gave. */
    public void tell(Ruling ruling) {
        tried.add(new Tried(next, stage, ruling));
        boolean voided = ruling.kind() == Ruling.Kind.VOID;
        if (voided && !again) {
            again = true; // a neighbour may have had the machine for a moment
            return;
        }
        again = false;
        if (voided) {
            limited = true;
            bad = Math.min(bad, next);
        } else if (ruling.held()) {
            good = Math.max(good, next);
        } else {
            bad = Math.min(bad, next);
        }
        if (stage == Stage.CONFIRM) {
            afterConfirmation(ruling);
        } else {
            move();
        }
    }

    private void afterConfirmation(Ruling ruling) {
        confirmations++;
        if (ruling.held()) {
            confirmed = true;
            stage = Stage.DONE;
        } else if (confirmations >= CONFIRMATIONS) {
            good = 0;
            stage = Stage.DONE;
        } else {
            good = next * DOWN;
            next = good;
        }
    }

    private void move() {
        if (Double.isInfinite(bad)) {
            boolean atMost = good >= most;
            stage = atMost ? Stage.CONFIRM : Stage.UP;
            next = atMost ? good : Math.min(most, next * UP);
        } else if (good == 0) {
            stage = bad < 1e-3 ? Stage.DONE : Stage.BETWEEN;
            next = bad / 4;
        } else if (bad / good > close) {
            stage = Stage.BETWEEN;
            next = Math.sqrt(bad * good);
        } else {
            stage = Stage.CONFIRM;
            next = good;
        }
    }

    /** All that was tried, in order. */
    public List<Tried> tried() {
        return List.copyOf(tried);
    }

    /**
     * The answer, once there is one.
     *
     * @param goal by which the steps were judged
     */
    public Answer answer(Goal goal) {
        double failed = lowest(each -> each.kind() != Ruling.Kind.HELD && each.kind() != Ruling.Kind.VOID, good);
        double voided = lowest(each -> each.kind() == Ruling.Kind.VOID, good);
        boolean byGenerator = limited && voided < failed;
        if (byGenerator) {
            return new Answer(confirmed ? good : 0, confirmed ? good : 0, Double.POSITIVE_INFINITY, true, confirmed);
        }
        double low = good;
        double high = failed;
        for (Crossing each : crossings(goal)) {
            low = Math.min(low, each.rate() * Math.exp(-Z * each.error()));
            high = Math.max(high, each.rate() * Math.exp(Z * each.error()));
        }
        return new Answer(confirmed ? good : 0, low, high, false, confirmed);
    }

    /** By whichever of the goal's two parts is crossed first. */
    private List<Crossing> crossings(Goal goal) {
        double near = good > 0 ? good : bad;
        List<Crossing> crossings = new ArrayList<>();
        Crossing.of(tried, near, Sample::late, 1 - goal.quantile()).ifPresent(crossings::add);
        if (goal.errorRate() > 0) {
            Crossing.of(tried, near, Sample::bad, goal.errorRate()).ifPresent(crossings::add);
        }
        crossings.sort((a, b) -> Double.compare(a.rate(), b.rate()));
        return crossings.isEmpty() ? crossings : crossings.subList(0, 1);
    }

    private double lowest(Predicate<Ruling> kind, double above) {
        return tried.stream()
                .filter(each -> each.rate() > above && kind.test(each.ruling()))
                .mapToDouble(Tried::rate)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
