package dev.tenfold.export;

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
    private final boolean folded;
    private final List<Family<S>> families = new ArrayList<>();
    private double[] values = {};

    /** @param folded whether the series of one subject may stand for those of others that report the same */
    Block(Life life, Optional<Outcome> outcome, boolean folded) {
        this.life = life;
        this.outcome = outcome;
        this.folded = folded;
    }

    boolean isOf(Life aLife, Optional<Outcome> anOutcome, boolean thusFolded) {
        return life == aLife && outcome.equals(anOutcome) && folded == thusFolded;
    }

    /** Whether the series of one subject may stand for those of others that report the same. */
    boolean folded() {
        return folded;
    }

    Life life() {
        return life;
    }

    List<Family<S>> families() {
        return families;
    }

    void add(Family<S> family) {
        families.add(family);
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
