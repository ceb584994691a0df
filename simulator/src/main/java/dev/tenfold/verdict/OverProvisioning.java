package dev.tenfold.verdict;

import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Need;
import dev.tenfold.spelling.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Replica-hours that were ready and that nobody needed; only where a scenario asks for it. */
final class OverProvisioning implements Judgement {
    private static final Measured MEASURED = Measured.ratio("over-provisioning", "ready replica-hours beyond the need");

    @Override
    public String name() {
        return MEASURED.name();
    }

    @Override
    public List<Finding> judge(History yours, History oracle) {
        return yours.script().scenario().expect().overProvisioning().stream()
                .flatMap(limit -> findings(yours, limit.ratio()).stream())
                .toList();
    }

    private static List<Finding> findings(History yours, double limit) {
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, Need> need : Need.of(yours.script()).entrySet()) {
            Plight plight = Plight.of(yours, need.getKey(), need.getValue());
            String evidence = Figure.plain(plight.spareHours(), 2) + " of " + Figure.plain(plight.readyHours(), 2)
                    + " replica-hours";
            findings.add(MEASURED.atMost(
                    need.getKey(), plight.spareRatio(), limit, OptionalDouble.empty(), evidence, List.of()));
        }
        return findings.isEmpty() ? List.of(MEASURED.notExercised("", limit, "no policy scales anything")) : findings;
    }
}
