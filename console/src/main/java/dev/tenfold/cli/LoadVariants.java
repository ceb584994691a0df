package dev.tenfold.cli;

import dev.tenfold.drive.seek.Goal;
import dev.tenfold.load.Profile;
import dev.tenfold.rehearsal.Asked;
import dev.tenfold.rehearsal.History;
import dev.tenfold.service.LatencyMixture;
import dev.tenfold.spelling.Figure;
import java.util.ArrayList;
import java.util.List;

/** The same highest rate approached in other ways, in virtual time: what it is worth beyond the search's own. */
record LoadVariants(SimulatedSystem system, Goal goal, double rate, String unit) {
    private static final long SECOND = 1_000_000_000L;
    private static final double QUIET = 0.3;
    private static final int[] RAMPS = {0, 10, 30, 60, 300};

    /** A line each. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("At " + Figure.plain(rate, 1) + unit + " with its policies at work, by rehearsals:");
        lines.add("  sustained for 10 min: " + told(List.of(flat(rate, 600))));
        lines.add("  soaked for 2 h:       " + told(List.of(flat(rate, 7200))));
        lines.add("  a spike of 30 s:      "
                + told(List.of(flat(QUIET * rate, 60), flat(rate, 30), flat(QUIET * rate, 60))));
        for (int ramp : RAMPS) {
            String name = ramp == 0 ? "at once" : "within " + Figure.time(ramp);
            lines.add("  from " + Figure.percent(QUIET) + " of it " + name + ": "
                    + told(List.of(
                            flat(QUIET * rate, 60),
                            new Profile.Piece(QUIET * rate, rate, ramp * SECOND),
                            flat(rate, 300))));
        }
        return lines;
    }

    private static Profile.Piece flat(double level, long seconds) {
        return new Profile.Piece(level, level, seconds * SECOND);
    }

    private String told(List<Profile.Piece> pieces) {
        History history = system.play(new Profile(pieces));
        Asked felt = history.felt();
        LatencyMixture all = new LatencyMixture();
        double served = 0;
        double lost = 0;
        int missed = 0;
        for (int i = 0; i < felt.size(); i++) {
            LatencyMixture window = felt.latencies(i);
            all.add(window);
            double losing = SimulatedSystem.lost(felt, i);
            served += felt.served(i);
            lost += losing;
            boolean slow = window.weight() > 0 && window.quantile(goal.quantile()) > goal.seconds();
            boolean bad = losing > goal.errorRate() * (losing + felt.served(i));
            missed += slow || bad ? 1 : 0;
        }
        double errors = served + lost == 0 ? 0 : lost / (served + lost);
        double p95 = all.weight() > 0 ? all.quantile(goal.quantile()) : Double.NaN;
        return (p95 <= goal.seconds() && errors <= goal.errorRate() ? "holds" : "misses") + ", p95 "
                + Figure.time(p95) + ", errors " + Figure.percent(errors) + ", goal missed for "
                + Figure.percent((double) missed / Math.max(1, felt.size())) + " of the time";
    }
}
