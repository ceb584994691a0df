package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Happening;
import dev.tenfold.rehearsal.History;
import dev.tenfold.spelling.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** How many replicas policies start and stop in an hour; only where a scenario asks for it. */
final class Churn implements Judgement {
    private static final Measured MEASURED =
            new Measured("churn", "replicas started and stopped an hour", "1/h", number -> Figure.plain(number, 1));

    @Override
    public String name() {
        return MEASURED.name();
    }

    @Override
    public List<Finding> judge(History yours, History oracle) {
        return yours.script().scenario().expect().churn().stream()
                .flatMap(limit -> findings(yours, limit).stream())
                .toList();
    }

    private static List<Finding> findings(History yours, double limit) {
        double hours = yours.script().length().toNanos() / 3.6e12;
        List<Finding> findings = new ArrayList<>();
        for (String service : yours.lines().keySet()) {
            int started = 0;
            int stopped = 0;
            for (Happening happening : yours.happenings()) {
                if (happening.service().equals(service)) {
                    started += Math.max(0, happening.to() - happening.from());
                    stopped += Math.max(0, happening.from() - happening.to());
                }
            }
            if (started + stopped > 0) {
                String evidence = started + " started and " + stopped + " stopped in " + Figure.time(hours * 3600);
                findings.add(MEASURED.atMost(
                        service, (started + stopped) / hours, limit, OptionalDouble.empty(), evidence, List.of()));
            }
        }
        return findings.isEmpty() ? List.of(MEASURED.notExercised("", limit, "nothing scaled")) : findings;
    }
}
