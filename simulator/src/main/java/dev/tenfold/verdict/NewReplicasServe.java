package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Happening;
import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.When;
import dev.tenfold.spelling.Figure;
import java.util.List;
import java.util.OptionalDouble;

/** New replicas take requests at once, and lose none because they are cold. */
final class NewReplicasServe implements Judgement {
    private static final Measured MEASURED =
            Measured.count("new-replicas-serve", "requests lost to cold or unready new replicas", "requests");

    /** Less than this share of a request is the rounding of the fluid. */
    private static final double NOTHING = 0.5;

    @Override
    public String name() {
        return MEASURED.name();
    }

    @Override
    public List<Finding> judge(History yours, History oracle) {
        double limit = yours.script().scenario().expect().newReplicasServe();
        long came = yours.happenings().stream()
                .filter(happening -> happening.kind() == Happening.Kind.REPLICAS_READY)
                .count();
        if (came == 0) {
            return List.of(MEASURED.notExercised("", limit, "no new replica became ready"));
        }
        double lost = yours.losses().at(When.WARM_UP);
        double all = yours.losses().all();
        String evidence = "new replicas became ready " + came + (came == 1 ? " time" : " times") + "; "
                + Figure.count(all) + " requests were lost in all";
        return List.of(
                MEASURED.atMost("", lost < NOTHING ? 0 : lost, limit, OptionalDouble.empty(), evidence, List.of()));
    }
}
