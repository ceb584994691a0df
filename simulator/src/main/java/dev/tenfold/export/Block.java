package dev.tenfold.export;

import dev.tenfold.export.Family.Reading;
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
    private final List<Stretch<S>> stretches = new ArrayList<>();
    private double[] values = {};

    Block(Life life, Optional<Outcome> outcome, Regard regard) {
        this.life = life;
        this.outcome = outcome;
        this.regard = regard;
    }

    /** Families that are read at once, from a column on. */
    private record Stretch<S>(int column, Reading<S> reading) {}

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
        int last = stretches.size() - 1;
        Optional<Reading<S>> joined =
                last < 0 ? Optional.empty() : stretches.get(last).reading().with(family.reading());
        if (joined.isPresent()) {
            stretches.set(last, new Stretch<>(stretches.get(last).column(), joined.get()));
        } else {
            stretches.add(new Stretch<>(families.size(), family.reading()));
        }
        families.add(family);
        labels.add(called);
        values = new double[families.size()];
    }

    /** Whether a subject that lives has any of these series. */
    boolean isOn(S subject) {
        return outcome.isEmpty() || subject.traffic().hasBegun(outcome.get());
    }

    /** The value of each family, {@link Staleness#MARKER} if it is not there; overwritten by the next. */
    double[] read(S subject, long nowNanos) {
        for (int i = 0; i < stretches.size(); i++) {
            Stretch<S> stretch = stretches.get(i);
            stretch.reading().write(subject, nowNanos, values, stretch.column());
        }
        return values;
    }
}
