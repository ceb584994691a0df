package dev.tenfold.report;

import dev.tenfold.plan.Threshold;
import dev.tenfold.spelling.Figure;
import java.util.List;
import java.util.stream.Collectors;

/** When a service has to scale, with the arithmetic. */
final class ThresholdSection {
    private ThresholdSection() {}

    static void add(Paper paper, Threshold threshold) {
        paper.section(threshold.service());
        String parts = threshold.reaction().parts().stream()
                .map(part -> part.name() + " " + Figure.time(part.seconds()))
                .collect(Collectors.joining(" + "));
        double slope = threshold.slope();
        paper.list(List.of(
                "knee: " + PlanPaper.tps(threshold.kneePerReplica()) + " per replica, at CPU "
                        + Figure.percent(threshold.kneeUtilization()) + " of request; " + threshold.floor()
                        + " replicas: " + PlanPaper.tps(threshold.knee()),
                "steepest rise: " + PlanPaper.tps(slope) + " each second, from " + PlanPaper.tps(threshold.base())
                        + " to " + PlanPaper.tps(threshold.peak()) + " at most",
                "reaction: " + parts + " = " + Figure.time(threshold.reaction().seconds())
                        + (threshold.reaction().run().isEmpty() ? ", not seen in a rehearsal" : ""),
                "lead: " + Figure.plain(slope, 2) + " x "
                        + Figure.plain(threshold.reaction().seconds(), 1)
                        + (slope * threshold.reaction().seconds() > threshold.lead() ? ", at most up to the peak" : "")
                        + " = " + PlanPaper.tps(threshold.lead()),
                "threshold of today's floor: " + Figure.plain(threshold.knee(), 1) + " - "
                        + Figure.plain(threshold.lead(), 1) + " = " + PlanPaper.tps(threshold.threshold())
                        + (threshold.enough()
                                ? ", above the usual load: reacting is early enough"
                                : ", below the usual load of " + PlanPaper.tps(threshold.base())
                                        + ": no threshold is early enough with " + threshold.floor() + " replicas"),
                "so, reacting only: at least " + threshold.reactiveFloor() + " replicas, "
                        + Figure.percent(threshold.reactiveShare()) + " of the knee: CPU "
                        + threshold.cpuTarget(threshold.reactiveShare()) + " % of request, "
                        + PlanPaper.tps(threshold.tpsTarget(threshold.reactiveShare())) + " per replica",
                "so, with rises known in advance: at least " + threshold.floor() + " replicas, "
                        + Figure.percent(threshold.foreseenShare()) + " of the knee: CPU "
                        + threshold.cpuTarget(threshold.foreseenShare()) + " % of request, "
                        + PlanPaper.tps(threshold.tpsTarget(threshold.foreseenShare())) + " per replica",
                "at most " + threshold.ceiling() + " replicas, a tenth more than the peak takes at ease"));
        if (!threshold.reaction().run().isEmpty()) {
            paper.command("Reaction seen in", threshold.reaction().run());
        }
    }
}
