package dev.tenfold.verdict;

import dev.tenfold.rehearsal.History;
import dev.tenfold.rehearsal.Surplus;
import dev.tenfold.spelling.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** From the end of the need to the scale-down, against the scale-down window of the policy. */
final class ScaleDownWithin implements Judgement {
    private static final Measured MEASURED =
            Measured.seconds("scale-down-within", "from the end of the need to the scale-down");

    @Override
    public String name() {
        return MEASURED.name();
    }

    @Override
    public List<Finding> judge(History yours, History oracle) {
        double factor = yours.script().scenario().expect().scaleDownWithin().value();
        List<Finding> findings = new ArrayList<>();
        for (String service : yours.lines().keySet()) {
            Surplus worst = null;
            for (Surplus surplus : yours.surpluses()) {
                boolean counts = surplus.scaledDown() || seconds(surplus) > limit(surplus, factor);
                if (surplus.service().equals(service) && counts && (worst == null || slower(surplus, worst))) {
                    worst = surplus;
                }
            }
            if (worst != null) {
                findings.add(finding(worst, factor));
            }
        }
        if (findings.isEmpty()) {
            Measured times = Measured.times(MEASURED.name(), MEASURED.title());
            return List.of(times.notExercised("", factor, "no service had more than it needed for long enough"));
        }
        return findings;
    }

    private static boolean slower(Surplus surplus, Surplus worst) {
        return !surplus.scaledDown() && worst.scaledDown()
                || surplus.scaledDown() == worst.scaledDown() && seconds(surplus) > seconds(worst);
    }

    private static double seconds(Surplus surplus) {
        return (surplus.endNanos() - surplus.startNanos()) / 1e9;
    }

    /** A policy without a window still needs two syncs to see and to act. */
    private static double limit(Surplus surplus, double factor) {
        return factor * Math.max(surplus.windowSeconds(), 30);
    }

    private static Finding finding(Surplus surplus, double factor) {
        double limit = limit(surplus, factor);
        String since = "need gone at " + Figure.clock(surplus.startNanos() / 1e9) + "; scale-down window "
                + Figure.time(surplus.windowSeconds());
        OptionalDouble at = OptionalDouble.of(surplus.startNanos() / 1e9);
        if (!surplus.scaledDown()) {
            String evidence = since + "; no scale-down in " + Figure.time(seconds(surplus));
            return MEASURED.atMost(surplus.service(), Double.POSITIVE_INFINITY, limit, at, evidence, List.of());
        }
        return MEASURED.atMost(surplus.service(), seconds(surplus), limit, at, since, List.of());
    }
}
