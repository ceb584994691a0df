package dev.tenfold.verdict;

import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Line;
import dev.tenfold.rehearsal.Need;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scores runs by how closely the ready replicas followed the need. */
final class Scores {
    private Scores() {}

    /** A score for each service that policies scale, in the author's order. */
    static List<Score> of(History yours, History fixed, History oracle) {
        List<Score> scores = new ArrayList<>();
        for (Map.Entry<String, Need> need : Need.of(yours.script()).entrySet()) {
            String service = need.getKey();
            Elasticity mine = of(yours, service, need.getValue());
            Elasticity never = of(fixed, service, need.getValue());
            Elasticity ideal = of(oracle, service, need.getValue());
            scores.add(new Score(service, mine, never, ideal, mine.speedupOver(never)));
        }
        return List.copyOf(scores);
    }

    /** Demand and supply at the end of every window. */
    static Elasticity of(History history, String service, Need need) {
        Line line = history.lines().get(service);
        double[] times = history.times();
        double[] demand = new double[times.length];
        double[] supply = new double[times.length];
        double[] seconds = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            demand[i] = need.before(times[i]);
            supply[i] = line.ready(i);
            seconds[i] = times[i] - (i == 0 ? 0 : times[i - 1]);
        }
        return Elasticity.of(demand, supply, seconds);
    }
}
