package dev.tenfold.export;

import dev.tenfold.metric.Labels;
import dev.tenfold.metric.Staleness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The series of a target that come and go together: those of one life, and where requests are counted those of one
 * outcome, which begin with the first request that ends so.
 *
 * @param <S> a pod or a service
 */
final class Block<S extends Counted> {
    private final Life life;
    private final Optional<Outcome> outcome;
    private final Regard regard;
    private final List<Labels> labels = new ArrayList<>();
    private final List<Family<S>> families = new ArrayList<>();
    private double[] values = {};

    Block(Life life, Optional<Outcome> outcome, Regard regard) {
        this.life = life;
        this.outcome = outcome;
        this.regard = regard;
    }

    boolean isOf(Life aLife, Optional<Outcome> anOutcome, Regard aRegard) {
        return life == aLife && outcome.equals(anOutcome) && regard == aRegard;
    }

    boolean isOf(Outcome anOutcome) {
        return outcome.isPresent() && outcome.get() == anOutcome;
    }

    /** Whether the series of one subject may stand for those of others that report the same. */
    boolean folded() {
        return regard != Regard.EACH;
    }

    /** How those who ask regard its series. */
    Regard regard() {
        return regard;
    }

    /** Of each family: what its series would be called of a pod that there is not. */
    List<Labels> labels() {
        return labels;
    }

    Optional<Outcome> outcome() {
        return outcome;
    }

    Life life() {
        return life;
    }

    List<Family<S>> families() {
        return families;
    }

    void add(Family<S> family, Labels called) {
        families.add(family);
        labels.add(called);
        values = new double[families.size()];
    }

    /** Whether a subject that lives has any of these series. */
    boolean isOn(S subject) {
        return outcome.isEmpty() || subject.traffic().count(outcome.get()) > 0;
    }

    /** The value of each family, {@link Staleness#MARKER} if it is not there; overwritten by the next. */
    double[] read(S subject, long nowNanos) {
        for (int i = 0; i < values.length; i++) {
            double value = families.get(i).reading().of(subject, nowNanos);
            values[i] = Double.isNaN(value) ? Staleness.MARKER : value;
        }
        return values;
    }
}
