package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Happening;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Line;
import dev.tenfold.service.Cause;
import java.util.List;
import java.util.OptionalDouble;

/** No request may be lost because its replica was taken away. */
final class LostAtScaleDown implements Judgement {
    private static final Measured MEASURED =
            Measured.count("lost-at-scale-down", "requests lost with replicas taken away", "requests");

    /** Less than this share of a request is the rounding of the fluid. */
    private static final double NOTHING = 0.5;

    @Override
    public String name() {
        return MEASURED.name();
    }

    @Override
    public List<Finding> judge(History yours, History oracle) {
        double limit = yours.script().scenario().expect().lostAtScaleDown();
        long downs = yours.happenings().stream()
                .filter(happening -> happening.kind() == Happening.Kind.SCALE_DOWN)
                .count();
        if (downs == 0) {
            return List.of(MEASURED.notExercised("", limit, "nothing scaled down"));
        }
        double lost = 0;
        double at = Double.NaN;
        for (Line line : yours.lines().values()) {
            lost += line.account().lost(Cause.TERMINATED);
            for (int i = 0; i < line.size() && Double.isNaN(at); i++) {
                at = line.lost(Cause.TERMINATED, i) > 0 ? yours.times()[i] : at;
            }
        }
        double whole = lost < NOTHING ? 0 : lost;
        OptionalDouble when = whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(at);
        String evidence = "over " + downs + (downs == 1 ? " scale-down" : " scale-downs");
        return List.of(MEASURED.atMost("", whole, limit, when, evidence, List.of()));
    }
}
