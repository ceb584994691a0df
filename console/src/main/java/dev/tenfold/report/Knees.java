package dev.tenfold.report;

import dev.tenfold.plan.Standing;
import dev.tenfold.spelling.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Where along rising loads each thing began: slower answers, errors, walls that are nearly full. */
final class Knees {
    private static final double SLOWER = 1.5;
    private static final double LOST = 0.001;
    private static final double FULL = 0.8;

    private Knees() {}

    /** A sentence each. */
    static List<String> of(List<Standing> curve) {
        double idle = curve.get(0).p95Seconds();
        List<String> told = new ArrayList<>();
        told.add(begins(
                "answers take half as long again as with little load",
                curve,
                standing -> standing.p95Seconds() > SLOWER * idle));
        told.add(begins("more than 0.1 % of requests are lost", curve, standing -> standing.errorRatio() > LOST));
        told.add(begins(
                "some wall is four fifths full",
                curve,
                standing -> standing.byFullness().get(0).fullness() > FULL));
        return told;
    }

    private static String begins(String what, List<Standing> curve, Predicate<Standing> begun) {
        Optional<Standing> first = curve.stream().filter(begun).findFirst();
        return "From "
                + first.map(standing -> Figure.plain(standing.tps(), 0) + "/s on ")
                        .orElse("no level tried ") + what
                + first.map(standing -> ": " + wall(standing)).orElse("") + ".";
    }

    private static String wall(Standing standing) {
        Standing.Tier fullest = standing.byFullness().get(0);
        return "the " + fullest.wall() + " of " + fullest.service() + " is at " + Figure.percent(fullest.fullness());
    }
}
