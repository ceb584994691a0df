package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Breach;
import dev.tenfold.rehearsal.History;
import dev.tenfold.spelling.Figure;
import dev.tenfold.verdict.Finding.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * From the breach to the first new replica that takes requests, and where every second of it went: until a sample
 * showed the need, until a policy looked at it, until the policy asked for more, until the process ran, until it was
 * ready.
 */
final class ScaleUpWithin implements Judgement {
    private static final Measured MEASURED =
            Measured.seconds("scale-up-within", "from the breach to a new replica that takes requests");

    @Override
    public String name() {
        return MEASURED.name();
    }

    @Override
    public List<Finding> judge(History yours, History oracle) {
        double limit = yours.script().scenario().expect().scaleUpWithin().toNanos() / 1e9;
        List<Finding> findings = new ArrayList<>();
        for (String service : yours.lines().keySet()) {
            Breach worst = null;
            for (Breach breach : yours.breaches()) {
                if (breach.service().equals(service) && counts(breach, limit, yours) && slower(breach, worst, yours)) {
                    worst = breach;
                }
            }
            if (worst != null) {
                findings.add(finding(worst, limit, yours));
            }
        }
        return findings.isEmpty()
                ? List.of(MEASURED.notExercised(
                        "", limit, "no need lasted until a replica came, or for longer than the limit"))
                : findings;
    }

    /** A need that passed by itself before the limit does not count, nor one that the end cut off. */
    private static boolean counts(Breach breach, double limit, History yours) {
        return breach.readyNanos() != Breach.NEVER || lasted(breach, yours) > limit;
    }

    private static boolean slower(Breach breach, Breach worst, History yours) {
        return worst == null || seconds(breach, yours) > seconds(worst, yours);
    }

    private static double seconds(Breach breach, History yours) {
        return breach.readyNanos() == Breach.NEVER
                ? 1e9 + lasted(breach, yours)
                : (breach.readyNanos() - breach.startNanos()) / 1e9;
    }

    private static double lasted(Breach breach, History yours) {
        long end = Math.min(breach.endNanos(), yours.script().length().toNanos());
        return (end - breach.startNanos()) / 1e9;
    }

    private static Finding finding(Breach breach, double limit, History yours) {
        OptionalDouble at = OptionalDouble.of(breach.startNanos() / 1e9);
        String since = "breach at " + Figure.clock(breach.startNanos() / 1e9) + ": " + breach.why();
        if (breach.readyNanos() == Breach.NEVER) {
            String why = breach.wasAtMaximum()
                    ? "; the policy was at its maximum"
                    : breach.decidedNanos() == Breach.NEVER
                            ? "; the policy never asked for more"
                            : "; replicas asked for were not ready in time";
            String lasted = ", for " + Figure.time(lasted(breach, yours));
            return MEASURED.atMost(
                    breach.service(), Double.POSITIVE_INFINITY, limit, at, since + lasted + why, List.of());
        }
        double took = (breach.readyNanos() - breach.startNanos()) / 1e9;
        return MEASURED.atMost(breach.service(), took, limit, at, since, parts(breach));
    }

    static List<Part> parts(Breach breach) {
        List<Part> parts = new ArrayList<>();
        long from = breach.startNanos();
        from = add(parts, "metric age", from, breach.sampleNanos(), breach);
        from = add(parts, "evaluation", from, breach.seenNanos(), breach);
        from = add(parts, "decision", from, breach.decidedNanos(), breach);
        from = add(parts, "provisioning", from, breach.runningNanos(), breach);
        add(parts, "readiness", from, breach.readyNanos(), breach);
        return List.copyOf(parts);
    }

    /** What did not happen, or happened before the breach, took no part of the time. */
    private static long add(List<Part> parts, String name, long from, long until, Breach breach) {
        long reached = until == Breach.NEVER ? from : Math.max(from, Math.min(until, breach.readyNanos()));
        parts.add(new Part(name, (reached - from) / 1e9));
        return reached;
    }
}
