package dev.tenfold.verdict;

import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Need;
import dev.tenfold.spelling.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Distance to the ideal scaler by the SPEC elasticity metrics; only where a scenario asks for it. */
final class ElasticityDeviation implements Judgement {
    private static final Measured MEASURED = new Measured(
            "elasticity-deviation",
            "distance to the ideal scaler (SPEC sigma)",
            "%",
            number -> Figure.plain(number, 1) + " %");

    @Override
    public String name() {
        return MEASURED.name();
    }

    @Override
    public List<Finding> judge(History yours, History oracle) {
        return yours.script().scenario().expect().elasticityDeviation().stream()
                .flatMap(limit -> findings(yours, limit).stream())
                .toList();
    }

    private static List<Finding> findings(History yours, double limit) {
        List<Finding> findings = new ArrayList<>();
        for (Map.Entry<String, Need> need : Need.of(yours.script()).entrySet()) {
            Elasticity scored = Scores.of(yours, need.getKey(), need.getValue());
            String evidence = "theta_U " + percent(scored.thetaU()) + ", theta_O " + percent(scored.thetaO())
                    + ", tau_U " + percent(scored.tauU()) + ", tau_O " + percent(scored.tauO()) + ", upsilon "
                    + percent(scored.upsilon());
            findings.add(MEASURED.atMost(
                    need.getKey(), scored.deviation(), limit, OptionalDouble.empty(), evidence, List.of()));
        }
        return findings.isEmpty() ? List.of(MEASURED.notExercised("", limit, "no policy scales anything")) : findings;
    }

    private static String percent(double number) {
        return Figure.plain(number, 1) + " %";
    }
}
