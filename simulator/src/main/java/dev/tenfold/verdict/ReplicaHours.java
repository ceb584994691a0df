package dev.tenfold.verdict;

import dev.tenfold.rehearsal.History;
import dev.tenfold.spelling.Figure;
import java.util.List;
import java.util.OptionalDouble;

/** Replica-hours of all services as a multiple of what the oracle needs: no over-provisioning. */
final class ReplicaHours implements Judgement {
    private static final Measured MEASURED = Measured.times("replica-hours", "replica-hours against the oracle");

    @Override
    public String name() {
        return MEASURED.name();
    }

    @Override
    public List<Finding> judge(History yours, History oracle) {
        double limit = yours.script().scenario().expect().replicaHours().value();
        if (yours.script().policies().isEmpty()) {
            return List.of(MEASURED.notExercised("", limit, "no policy scales anything"));
        }
        if (Bounds.replicaHours(oracle) == 0) {
            return List.of(MEASURED.notExercised("", limit, "the oracle needs no replica at all"));
        }
        double paid = Bounds.replicaHours(yours);
        double needed = Bounds.replicaHours(oracle);
        String evidence = Figure.plain(paid, 2) + " replica-hours where the oracle takes " + Figure.plain(needed, 2);
        return List.of(MEASURED.atMost("", paid / needed, limit, OptionalDouble.empty(), evidence, List.of()));
    }
}
