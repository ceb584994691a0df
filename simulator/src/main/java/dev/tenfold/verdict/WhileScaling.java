package dev.tenfold.verdict;

import dev.tenfold.rehearsal.Asked;
import dev.tenfold.rehearsal.History;
import dev.tenfold.service.Cause;
import dev.tenfold.spelling.Figure;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** What users felt while anything scaled: how long they waited, and how many got no answer. */
final class WhileScaling {
    private WhileScaling() {}

    /** 95th percentile of the time that users waited. */
    static final class P95 implements Judgement {
        private static final Measured MEASURED =
                Measured.millis("p95-while-scaling", "95th percentile of users' latency while scaling");

        @Override
        public String name() {
            return MEASURED.name();
        }

        @Override
        public List<Finding> judge(History yours, History oracle) {
            double limit = yours.script().scenario().expect().p95WhileScaling().toNanos() / 1e6;
            if (yours.offeredWhileScaling() == 0) {
                return List.of(MEASURED.notExercised("", limit, "nothing scaled while users asked"));
            }
            double p95 = Latency.p95Millis(yours.whileScaling(), yours);
            int worst = Latency.worstWindow(yours);
            String evidence = Figure.count(yours.offeredWhileScaling()) + " requests in "
                    + Figure.time(yours.scalingSeconds()) + " of scaling; worst window p95 "
                    + Figure.time(Latency.p95Millis(yours.felt().latencies(worst), yours) / 1000) + " at "
                    + Figure.clock(yours.times()[worst]);
            double number = Double.isNaN(p95) ? Double.POSITIVE_INFINITY : p95;
            return List.of(
                    MEASURED.atMost("", number, limit, OptionalDouble.of(yours.times()[worst]), evidence, List.of()));
        }
    }

    /** Share of requests that failed or were refused. */
    static final class Errors implements Judgement {
        private static final Cause[] CAUSES = Cause.values();

        private static final Measured MEASURED =
                Measured.ratio("errors-while-scaling", "requests failed or refused while scaling");

        @Override
        public String name() {
            return MEASURED.name();
        }

        @Override
        public List<Finding> judge(History yours, History oracle) {
            double limit =
                    yours.script().scenario().expect().errorsWhileScaling().ratio();
            if (yours.offeredWhileScaling() == 0) {
                return List.of(MEASURED.notExercised("", limit, "nothing scaled while users asked"));
            }
            double ratio = yours.lostWhileScaling() / Math.max(yours.offeredWhileScaling(), yours.lostWhileScaling());
            int worst = worstWindow(yours.felt());
            String evidence = Figure.count(yours.lostWhileScaling()) + " of "
                    + Figure.count(yours.offeredWhileScaling()) + " requests" + causes(yours.felt(), worst, yours);
            OptionalDouble at = ratio > 0 ? OptionalDouble.of(yours.times()[worst]) : OptionalDouble.empty();
            return List.of(MEASURED.atMost("", ratio, limit, at, evidence, List.of()));
        }

        private static String causes(Asked users, int worst, History yours) {
            Map<Double, String> byRate = new TreeMap<>();
            for (Cause cause : Cause.values()) {
                if (users.lost(cause, worst) > 0) {
                    byRate.put(-users.lost(cause, worst), cause.title());
                }
            }
            if (byRate.isEmpty()) {
                return "";
            }
            return "; most at " + Figure.clock(yours.times()[worst]) + " by " + String.join(", ", byRate.values());
        }

        private static int worstWindow(Asked users) {
            int worst = 0;
            double most = -1;
            for (int i = 0; i < users.size(); i++) {
                double lost = 0;
                for (Cause cause : CAUSES) {
                    lost += users.lost(cause, i);
                }
                if (lost > most) {
                    most = lost;
                    worst = i;
                }
            }
            return worst;
        }
    }
}
